// Package recvok reports a receive that takes the zero value of a closed
// channel for data.
//
// A receive from a closed channel never waits: it gives the zero value, again
// and again. A loop that does not look at ok then spins on values that nobody
// sent, and a single receive hands a nil or an empty result on as if it were
// an answer.
//
// # Wrong
//
//	func consume(lines []string, use func(string)) {
//		ch := make(chan string)
//		go func() {
//			defer close(ch)
//			for _, line := range lines {
//				ch <- line
//			}
//		}()
//		for {
//			line := <-ch
//			use(line)
//		}
//	}
//
//	func lookup(find func() (*int, error)) int {
//		ch := make(chan *int)
//		go func() {
//			defer close(ch)
//			v, err := find()
//			if err != nil {
//				return
//			}
//			ch <- v
//		}()
//		return *<-ch
//	}
//
// # Right
//
//	func consume(lines []string, use func(string)) {
//		ch := make(chan string)
//		go func() {
//			defer close(ch)
//			for _, line := range lines {
//				ch <- line
//			}
//		}()
//		for line := range ch {
//			use(line)
//		}
//	}
//
//	func lookup(find func() (*int, error)) int {
//		ch := make(chan *int)
//		go func() {
//			defer close(ch)
//			v, err := find()
//			if err != nil {
//				return
//			}
//			ch <- v
//		}()
//		v, ok := <-ch
//		if !ok {
//			return 0
//		}
//		return *v
//	}
//
// # Because
//
// Whoever closes a channel tells its receivers that nothing more will come.
// They hear it by the second result of the receive, or by range, which ends.
// In a select, the case of a closed channel is always ready: leave the loop, or
// set the channel to nil.
//
// # Stays silent
//
// A receive whose second result is asked for, range, a value that is compared
// with its zero before it is used, channels of struct{} or error whose zero is
// the message, a loop that counts what it receives (unless its producer leaves
// some of what is counted out), a channel that is set to nil, a producer that
// always sends before it closes, one that says elsewhere that it has not sent
// or sends a last word, nil that is handed on to a caller who may look, and a
// loop with another way out that opens before or together with the close.
package recvok
