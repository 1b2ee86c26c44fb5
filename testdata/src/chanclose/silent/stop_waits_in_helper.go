// The helper that Stop calls waits for the group of the senders.
package story

import "sync"

type Hub struct {
	wg  sync.WaitGroup
	out chan string
}

func NewHub() *Hub { return &Hub{out: make(chan string)} }

func (h *Hub) Go(read func() string) {
	h.wg.Add(1)
	go func() {
		defer h.wg.Done()
		h.out <- read()
	}()
}

func (h *Hub) Stop() {
	h.settle()
	close(h.out)
}

func (h *Hub) settle() { h.wg.Wait() }
