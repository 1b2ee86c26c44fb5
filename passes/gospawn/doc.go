// Package gospawn reports goroutines that are started for each item without a limit.
//
// A goroutine for each message is a queue without a bound: when the work is
// slower than the messages come, goroutines pile up, with their stacks and all
// that they hold, and nothing tells the sender to wait.
//
// # Wrong
//
//	func consume(jobs <-chan string) {
//		for job := range jobs {
//			go process(job)
//		}
//	}
//
//	func process(job string) {}
//
// # Right
//
//	const limit = 16 // jobs at the same time
//
//	func consume(jobs <-chan string) {
//		running := make(chan struct{}, limit)
//		for job := range jobs {
//			running <- struct{}{}
//			go func() {
//				defer func() { <-running }()
//				process(job)
//			}()
//		}
//	}
//
//	func process(job string) {}
//
// # Because
//
// A goroutine is cheap, and what it waits for is not: a connection, a buffer,
// a lock. The limit belongs before the go statement, where it makes the
// producer wait: a semaphore that is taken first, errgroup's SetLimit, or a
// fixed number of workers that range over the channel. A semaphore that is
// taken inside the goroutine limits the work and not the goroutines. A
// goroutine that is started only to wait in a send, so that its starter need
// not, hides a slow receiver in the same way.
//
// # Stays silent
//
// A semaphore or token that is taken before the go statement, SetLimit, a
// counter that is compared, a wait in the same turn or before the function
// returns, room that was taken for the item and that the goroutine gives back,
// at most one for each key or at a time, workers, connections that are
// accepted, goroutines that serve a channel or connection of their own or wait
// for its end, an item put back on the channel it came from, collections of a
// fixed or configured size, timers, ticks, signals and errors. A collection
// that a caller gives is advice.
package gospawn
