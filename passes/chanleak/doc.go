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
// has no end.
//
// # Stays silent
//
// Channels that leave the package, operations in a select that has another
// way out, a wait that is meant to last (a channel without a name in main),
// and sends that the buffer holds.
package chanleak
