// Package chanleak reports a channel operation that never completes.
//
// A goroutine that waits for an end of a channel that does not exist, or that
// has gone, stays for the life of the process, with all that it holds.
//
// # Wrong
//
//	import (
//		"errors"
//		"time"
//	)
//
//	func fetch(get func() string) (string, error) {
//		results := make(chan string)
//		go func() { results <- get() }()
//		select {
//		case r := <-results:
//			return r, nil
//		case <-time.After(time.Second):
//			return "", errors.New("timeout")
//		}
//	}
//
// # Right
//
//	import (
//		"errors"
//		"time"
//	)
//
//	func fetch(get func() string) (string, error) {
//		results := make(chan string, 1)
//		go func() { results <- get() }()
//		select {
//		case r := <-results:
//			return r, nil
//		case <-time.After(time.Second):
//			return "", errors.New("timeout")
//		}
//	}
//
// # Because
//
// A send without a buffer waits for a receive, and a receive waits for a send
// or a close. Where nothing in the program performs the other end, the wait
// has no end. Neither has it where the one who would perform it can leave
// first: at a timeout, with an error, after the first answer, or because it is
// itself blocked.
//
// The check explores every schedule of a function and of the goroutines that
// it starts, with the functions of the package that work on its channels, and
// tells the shortest schedule after which the operation can never complete. Waits
// for sync.WaitGroup, errgroup.Group and sync.Cond of the same goroutines are
// reported as well; where a lock takes part, lockwait tells of it. A goroutine
// that a ticker leads back to its select for ever, since the channel that ends
// it is never closed, counts as blocked there. Panics matter where they are
// recovered, and so does what runtime.Goexit skips.
//
// A fix is offered when the model has shown that the finding is gone and none
// has come: room in the channel, a close, Done or token given back on every
// path, a missing return, a close in place of one signal for many, a sender
// that watches the context or a channel that its receiver closes, a goroutine
// of its own that waits for the senders.
//
// For a channel in a field or a variable of the package it asks who serves the
// operation: a loop that returns on an error or with its context, while others
// go on sending to it, is the most frequent leak of all. Let the sender watch
// what the loop watches, or let the loop receive until the channel is closed.
//
// # Stays silent
//
// Channels that leave the package or are handed to code that is not known,
// operations in a select that has another way out, a wait for the outside
// world (a timer, a signal, a context), a wait that is meant to last (a channel
// without a name in main), sends that the buffer holds, goroutines that are
// left when main returns, and schedules that need more than one branch of which
// nothing is known to go a certain way. What a test leaves behind when it fails
// is advice.
//
// For channels in fields also: a loop that is started again, one of a pool of
// workers that leaves, a drain wherever it stands, a flag that both sides look
// at, a reply after the request has been taken. What is used after its Stop is
// advice.
package chanleak
