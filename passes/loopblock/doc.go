// Package loopblock reports code on an event loop that waits.
//
// An event loop is one goroutine that runs everybody's callbacks, one after
// the other: a terminal program's update function, a network engine's event
// handler, a message client's router, the finalizer goroutine, or a goroutine
// of your own that takes functions out of a queue. While one callback waits,
// nothing else runs there; if it waits for the loop itself, nothing ever will.
//
// # Wrong
//
//	type loop struct{ tasks chan func() }
//
//	func newLoop() *loop {
//		l := &loop{tasks: make(chan func())}
//		go func() {
//			for task := range l.tasks {
//				task()
//			}
//		}()
//		return l
//	}
//
//	func (l *loop) post(task func()) { l.tasks <- task }
//
//	func (l *loop) twice(task func()) {
//		l.post(func() {
//			task()
//			l.post(task)
//		})
//	}
//
// # Right
//
//	type loop struct{ tasks chan func() }
//
//	func newLoop() *loop {
//		l := &loop{tasks: make(chan func())}
//		go func() {
//			for task := range l.tasks {
//				task()
//			}
//		}()
//		return l
//	}
//
//	func (l *loop) post(task func()) { l.tasks <- task }
//
//	func (l *loop) twice(task func()) {
//		l.post(func() {
//			task()
//			task()
//		})
//	}
//
// # Because
//
// A callback that has to wait hands the waiting to a goroutine, or to what the
// framework has for it, and comes back to the loop with the result. A value
// that may be dropped is sent in a select with a default; one that may not has
// a buffer that holds it.
//
// Which callbacks of which framework run on a loop is known for about a hundred
// modules. Those of others are named by a flag, which golangci-lint takes under
// settings and nogo under analyzer_flags, separated by semicolons:
//
//	-loopblock.loops="example.com/ui.(*App).Post#0 = the UI loop"
//
// The number is the parameter's; without one, T.X is the method of an interface
// or a field, and T a function type. A comment says it of your own:
//
//	//chanlint:eventloop the render loop
//
// stands above a function, a method, also one of an interface, a function
// type, a parameter or a struct field of function type; what is given to it
// then runs on that loop, in other packages too. The comment
//
//	//chanlint:nonblocking
//
// above a function is a promise: callers on a loop believe it, and the
// function itself is reported if it may wait.
//
// # Stays silent
//
// A select with a default, a send that certainly finds room, a receive from a
// channel that is certainly closed, work in a goroutine, a command that is
// returned to the framework, worker pools, and callbacks in tests. Locks and
// files count only with -loopblock.also=mutex,file; callbacks in which waiting
// is usual, such as handlers with a goroutine per connection, only with
// -loopblock.all.
package loopblock
