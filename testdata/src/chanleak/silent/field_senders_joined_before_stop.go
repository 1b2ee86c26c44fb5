// Stop waits for the producers before it ends the loop.
package story

import "sync"

type hub struct {
	in   chan int
	stop chan struct{}
	wg   sync.WaitGroup
}

func Run(n int) *hub {
	h := &hub{in: make(chan int), stop: make(chan struct{})}
	go h.loop()
	for i := range n {
		h.wg.Add(1)
		go h.produce(i)
	}
	return h
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

func (h *hub) produce(i int) {
	defer h.wg.Done()
	h.in <- i
}

func (h *hub) Stop() {
	h.wg.Wait()
	close(h.stop)
}
