// Package senddrop reports a value that is not sent, with nobody to notice.
//
// A select with a default, or with a timeout, gives a send up when nobody is
// ready to receive. That is a decision: the value is gone. A default that does
// nothing takes it in silence, and so does a caller that throws away the result
// by which a function says whether it has sent.
//
// # Wrong
//
//	type event struct{ name string }
//
//	func publish(subscribers []chan event, ev event) {
//		for _, sub := range subscribers {
//			select {
//			case sub <- ev:
//			default:
//			}
//		}
//	}
//
// A result that nobody looks at:
//
//	type queue struct{ jobs chan func() }
//
//	func (q *queue) offer(job func()) bool {
//		select {
//		case q.jobs <- job:
//			return true
//		default:
//			return false
//		}
//	}
//
//	func schedule(q *queue, job func()) {
//		q.offer(job)
//	}
//
// # Right
//
//	type event struct{ name string }
//
//	func publish(subscribers []chan event, ev event) (dropped int) {
//		for _, sub := range subscribers {
//			select {
//			case sub <- ev:
//			default:
//				dropped++
//			}
//		}
//		return dropped
//	}
//
// # Because
//
// A dropped message shows up later and elsewhere: a client that never sees an
// update, a job that never ran. Whoever drops knows it and can count it, log
// it, return it, or wait; whoever comes later cannot find out. A channel
// without a buffer is the worst case: the send goes through only while the
// receiver happens to wait.
//
// # Stays silent
//
// A default that does something or carries a comment, a function whose name or
// doc comment says that it drops, a comment at the select or above its case that
// says so; a program that goes on in another way when it
// has sent; wake-ups, whose value says nothing; state that is kept elsewhere as
// well; a sender that first takes an older value out; a channel with room for
// all that is sent; the first error of several; the last error before the close;
// a store of spare buffers. For results: one that is assigned, also to the blank
// identifier, and a result that does not depend on the send. Where a send is
// given up only because a context is done or the other side has ended, the
// dropped result is reported only if the caller goes on to return nil as its
// error, or does not notice that end by itself while others look at the result.
package senddrop
