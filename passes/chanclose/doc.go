// Package chanclose reports a close of a channel that panics, or that makes a
// later send panic.
//
// A channel may be closed once, and nothing may be sent on it afterwards; a
// nil channel cannot be closed at all. Each mistake is a panic at run time, in
// whichever goroutine comes second. Between goroutines it shows only now and
// then: when a timeout closes what a worker still sends on, when the first of
// several workers closes for all, when both an error and Stop end the same
// object, or when a flag or a list of receivers is asked under a lock that is
// given back before the send.
//
// # Wrong
//
//	import "sync"
//
//	func produce(ch chan int, items []int) {
//		defer close(ch)
//		for _, item := range items {
//			if item < 0 {
//				close(ch)
//				return
//			}
//			ch <- item
//		}
//	}
//
//	func collect(jobs <-chan int, n int) <-chan int {
//		results := make(chan int)
//		for range n {
//			go func() {
//				defer close(results)
//				for j := range jobs {
//					results <- 2 * j
//				}
//			}()
//		}
//		return results
//	}
//
//	func fetch(query func() string, timeout <-chan struct{}) string {
//		answers := make(chan string, 1)
//		go func() { answers <- query() }()
//		select {
//		case a := <-answers:
//			return a
//		case <-timeout:
//			close(answers)
//			return ""
//		}
//	}
//
//	type Queue struct {
//		mu     sync.Mutex
//		closed bool
//		items  chan int
//	}
//
//	func NewQueue() *Queue { return &Queue{items: make(chan int)} }
//
//	func (q *Queue) Items() <-chan int { return q.items }
//
//	func (q *Queue) Put(v int) bool {
//		q.mu.Lock()
//		closed := q.closed
//		q.mu.Unlock()
//		if closed {
//			return false
//		}
//		q.items <- v
//		return true
//	}
//
//	func (q *Queue) Close() {
//		q.mu.Lock()
//		defer q.mu.Unlock()
//		if !q.closed {
//			q.closed = true
//			close(q.items)
//		}
//	}
//
// # Right
//
//	import "sync"
//
//	func produce(ch chan int, items []int) {
//		defer close(ch)
//		for _, item := range items {
//			if item < 0 {
//				return
//			}
//			ch <- item
//		}
//	}
//
//	func collect(jobs <-chan int, n int) <-chan int {
//		results := make(chan int)
//		running := make(chan struct{})
//		for range n {
//			go func() {
//				for j := range jobs {
//					results <- 2 * j
//				}
//				running <- struct{}{}
//			}()
//		}
//		go func() {
//			for range n {
//				<-running
//			}
//			close(results)
//		}()
//		return results
//	}
//
//	func fetch(query func() string, timeout <-chan struct{}) string {
//		answers := make(chan string, 1)
//		go func() { answers <- query() }()
//		select {
//		case a := <-answers:
//			return a
//		case <-timeout:
//			return ""
//		}
//	}
//
//	type Queue struct {
//		closing sync.Once
//		quit    chan struct{}
//		items   chan int
//	}
//
//	func NewQueue() *Queue { return &Queue{quit: make(chan struct{}), items: make(chan int)} }
//
//	func (q *Queue) Items() (items <-chan int, quit <-chan struct{}) { return q.items, q.quit }
//
//	func (q *Queue) Put(v int) bool {
//		select {
//		case q.items <- v:
//			return true
//		case <-q.quit:
//			return false
//		}
//	}
//
//	func (q *Queue) Close() {
//		q.closing.Do(func() { close(q.quit) })
//	}
//
// # Because
//
// One owner closes, in one place, after its last send. Where several
// goroutines may be the last, a sync.Once or a counter decides which of them
// closes; where others may still send, they are waited for first.
//
// # Stays silent
//
// A close under sync.Once, a flag or a test of the channel under a lock; two
// closes on paths that exclude each other; a close that waits for the senders
// first, by a wait group, an error group, a channel that they signal, or by
// counting what it receives; a receiver that closes at a value by which its
// sender says that it was the last; a send under the lock that the close needs;
// a sender that counts itself before the close may wait for it; a send beside a
// done case that the closing side opens; a sender that recovers; a channel that is made anew or set to nil in
// between; exported methods that only the package's users call; and channels
// that chanlint cannot tell apart.
package chanclose
