// Package lockwait reports a wait under a lock that the other side needs.
//
// A goroutine that holds a mutex and waits for a channel, a group or another
// lock stops everybody who needs that mutex. If the one it waits for is among
// them, neither ever goes on.
//
// # Wrong
//
//	import "sync"
//
//	type queue struct {
//		mu    sync.Mutex
//		items chan int
//		total int
//	}
//
//	func start() *queue {
//		q := &queue{items: make(chan int)}
//		go q.run()
//		return q
//	}
//
//	func (q *queue) run() {
//		for n := range q.items {
//			q.mu.Lock()
//			q.total += n
//			q.mu.Unlock()
//		}
//	}
//
//	func (q *queue) put(n int) {
//		q.mu.Lock()
//		defer q.mu.Unlock()
//		q.items <- n
//	}
//
//	func Use() { start().put(1) }
//
// # Right
//
//	import "sync"
//
//	type queue struct {
//		mu    sync.Mutex
//		items chan int
//		total int
//	}
//
//	func start() *queue {
//		q := &queue{items: make(chan int)}
//		go q.run()
//		return q
//	}
//
//	func (q *queue) run() {
//		for n := range q.items {
//			q.mu.Lock()
//			q.total += n
//			q.mu.Unlock()
//		}
//	}
//
//	func (q *queue) put(n int) {
//		q.items <- n
//	}
//
//	func Use() { start().put(1) }
//
// # Because
//
// A lock protects memory for a moment. Take what is needed out of the
// protected state, unlock, and wait then. A mutex does not know its holder, so
// locking it again waits for oneself, and a read lock waits behind a writer
// that waits for the first.
//
// # Stays silent
//
// Sends with room in the buffer, a select with another way out, an unlock
// before the wait, counterparts that never take the lock, a condition with its
// own lock, TryLock, and mutexes of evidently different values.
package lockwait
