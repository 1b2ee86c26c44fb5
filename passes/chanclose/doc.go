// Package chanclose reports a close of a channel that panics, or that makes a
// later send panic.
//
// A channel may be closed once, and nothing may be sent on it afterwards; a
// nil channel cannot be closed at all. Each mistake is a panic at run time, in
// whichever goroutine comes second.
//
// # Wrong
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
// # Right
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
// # Because
//
// One owner closes, in one place, after its last send. Where several
// goroutines may be the last, a sync.Once or a counter decides which of them
// closes; where others may still send, they are waited for first.
//
// # Stays silent
//
// A close under sync.Once or a flag, two closes on paths that exclude each
// other, a channel that is made anew between the two, and channels that
// chanlint cannot tell apart.
package chanclose
