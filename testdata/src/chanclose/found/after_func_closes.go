// The timer closes the channel of the loop.
package story

import "time"

func sample(read func() int, d time.Duration) <-chan int {
	out := make(chan int, 16)
	time.AfterFunc(d, func() { close(out) })
	go func() {
		for {
			out <- read() // want "send on out panics once the function literal in sample has closed the channel"
		}
	}()
	return out
}
