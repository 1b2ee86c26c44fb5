// Comments say that a method of an interface, a function type, a field and a function run on a loop.
package found

import "time"

type handler interface {
	//chanlint:eventloop the poller
	onEvent(n int)
}

type slow struct{}

func (slow) onEvent(n int) {
	time.Sleep(time.Second) // want "onEvent runs on the poller: calling time.Sleep stalls it for up to 1s"
}

var _ handler = slow{}

//chanlint:eventloop the timer wheel
type tick func(n int)

var ticks []tick

func register(ch chan int) {
	ticks = append(ticks, func(n int) {
		ch <- n // want "the function literal in register runs on the timer wheel: sending on ch stalls it"
	})
}

type hooks struct {
	closed func() //chanlint:eventloop the connection's reader
}

func hook(ch chan int) hooks {
	return hooks{closed: func() {
		ch <- 0 // want "the function literal in hook runs on the connection's reader"
	}}
}

//chanlint:eventloop the main loop
func frame(ch chan int) {
	for range ch { // want "frame runs on the main loop: receiving from ch stalls it"
	}
}

// push queues n.
//
//chanlint:nonblocking
func push(ch chan int, n int) {
	ch <- n // want "push promises not to wait, but sending on ch waits"
}
