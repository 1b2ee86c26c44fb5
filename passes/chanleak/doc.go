// Package chanleak reports a channel operation that never completes.
//
// A goroutine that waits for an end of a channel that does not exist stays for
// the life of the process, with all that it holds.
//
// # Wrong
//
//	func first(a, b func() int) int {
//		results := make(chan int)
//		done := make(chan int)
//		go func() { results <- a() }()
//		go func() { done <- b() }()
//		return <-done
//	}
//
// # Right
//
//	func first(a, b func() int) int {
//		results := make(chan int, 2)
//		go func() { results <- a() }()
//		go func() { results <- b() }()
//		return <-results
//	}
//
// # Because
//
// A send without a buffer waits for a receive, and a receive waits for a send
// or a close. Where nothing in the program performs the other end, the wait
// has no end. The same holds where the other end stood in a goroutine that has
// left: a loop that returns on an error or with its context, while others go
// on sending to it. Let the sender watch what the loop watches, or let the
// loop receive until the channel is closed.
//
// # Stays silent
//
// Channels that leave the package, operations in a select that has another
// way out, a wait that is meant to last (a channel without a name in main),
// and sends that the buffer holds. For channels in fields also: a loop that is
// started again, one of a pool of workers that leaves, a drain wherever it
// stands, a flag that both sides look at, a reply after the request has been
// taken, and what is used after its Stop, which is advice.
package chanleak
