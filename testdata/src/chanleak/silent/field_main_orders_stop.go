// package main: the one goroutine that sends is the one that stops, later.
package main

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

func main() {
	h := &hub{in: make(chan int), stop: make(chan struct{})}
	go h.loop()
	for i := range 10 {
		h.in <- i
	}
	close(h.stop)
}
