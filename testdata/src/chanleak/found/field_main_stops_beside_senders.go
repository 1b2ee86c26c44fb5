// package main: stop is closed while produce may still send.
package main

import "time"

type hub struct {
	in   chan int
	stop chan struct{}
}

func (h *hub) loop() {
	for {
		select {
		case v := <-h.in:
			println(v)
		case <-h.stop:
			return
		}
	}
}

func (h *hub) produce() {
	for i := 0; ; i++ {
		h.in <- i // want "send on h.in blocks forever once loop has returned because of h.stop"
	}
}

func main() {
	h := &hub{in: make(chan int), stop: make(chan struct{})}
	go h.loop()
	go h.produce()
	time.Sleep(time.Second)
	close(h.stop)
	time.Sleep(time.Second)
}
