// The sender recovers from the send on the closed channel.
package story

import "time"

func safeSend(ch chan<- int, v int) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	ch <- v
	return true
}

func attempt(v func() int) int {
	ch := make(chan int, 1)
	go safeSend(ch, v())
	select {
	case x := <-ch:
		return x
	case <-time.After(time.Second):
		close(ch)
		return 0
	}
}
