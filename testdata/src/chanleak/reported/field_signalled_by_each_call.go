// Each call of the method starts another goroutine that sends.
package field_signalled_by_each_call

import "sync"

type wallet struct {
	mu     sync.Mutex
	blocks []int
	signal chan struct{}
}

func newWallet() *wallet { return &wallet{signal: make(chan struct{})} }

func (w *wallet) Start() { go w.sync() }

func (w *wallet) Ingest(block int) {
	w.mu.Lock()
	w.blocks = append(w.blocks, block)
	w.mu.Unlock()
	go func() {
		w.signal <- struct{}{}
	}()
}

func (w *wallet) sync() {
	for range w.signal {
		w.mu.Lock()
		w.blocks = w.blocks[1:]
		w.mu.Unlock()
	}
}

type Harness struct{ onBlock func(int) }

func New() *Harness {
	w := newWallet()
	w.Start()
	return &Harness{onBlock: w.Ingest}
}

func (h *Harness) Mine() { h.onBlock(1) }
