// The function travels in a struct; flush waits for all that was queued before, and is called by what is queued.
package main

type task struct {
	fn   func()
	next *task
}
type M struct {
	in   chan *task
	done chan struct{}
}

func (m *M) loop() {
	for t := range m.in {
		m.exec(t)
	}
}
func (m *M) exec(t *task) {
	defer func() { recover() }()
	t.fn()
}
func (m *M) enqueue(fn func()) { m.in <- &task{fn: fn} }
func (m *M) flush() {
	c := make(chan struct{})
	m.enqueue(func() { close(c) })
	<-c
}
func main() {
	m := &M{in: make(chan *task)}
	go m.loop()
	m.enqueue(func() {
		m.flush() // want "the function literal in main runs on the loop of M.loop: calling flush, which ends up receiving from c, waits for itself forever"
	})
}
