// Which ends a channel has in its package.
package ends

func both() {
	ch := make(chan int) // want "ch 0, sent 1, received 1, never closed, by the function literal in both"
	go func() { ch <- 1 }()
	<-ch
}

func unreceived() {
	lost := make(chan int, 3) // want "the channel 3, sent 1, never received, never closed, by unreceived"
	lost <- 1
}

func unsent() {
	quiet := make(chan int) // want "the channel 0, never sent, received 1, never closed"
	<-quiet
}

func closed(xs []int) {
	ch := make(chan int, len(xs)) // want "the channel len, sent 1, received 1, closed 1, by closed"
	for _, x := range xs {
		ch <- x
	}
	close(ch)
	for range ch { // want "closed before on every path"
	}
}

func sized(n int) {
	ch := make(chan int, n) // want "the channel symbol, sent 1, never received, never closed, by sized"
	ch <- 1
}

const room = 4

func named() {
	ch := make(chan int, room+1) // want "ch 5, sent 2, never received, never closed"
	go func() { ch <- 1 }()
	ch <- 2
}

func Returned() <-chan int {
	ch := make(chan int) // want "ch 0, sent 1, closed 1, by the function literal in Returned, others may receive"
	go func() {
		defer close(ch)
		ch <- 1
	}()
	return ch
}

func ReturnedWhole() chan int {
	return make(chan int) // want "the channel 0, others may send, others may receive"
}

func selects(stop <-chan struct{}) {
	ch := make(chan int) // want "ch 0, sent 1, received 1, never closed, by the function literal in selects"
	go func() {
		select {
		case ch <- 1:
		case <-stop:
		}
	}()
	select {
	case v := <-ch:
		_ = v
	default:
	}
}
