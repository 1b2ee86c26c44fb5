// The batch is flushed at a size, and by the clock.
package story

import (
	"sync"
	"time"
)

type batcher struct {
	mu    sync.Mutex
	items []int
	write func([]int)
}

func (b *batcher) Add(n int) {
	b.mu.Lock()
	b.items = append(b.items, n)
	full := len(b.items) >= 100
	b.mu.Unlock()
	if full {
		b.flush()
	}
}

func (b *batcher) flush() {
	b.mu.Lock()
	items := b.items
	b.items = nil
	b.mu.Unlock()
	b.write(items)
}

func (b *batcher) run() {
	for range time.Tick(time.Second) {
		b.flush()
	}
}

func start(write func([]int)) *batcher {
	b := &batcher{write: write}
	go b.run()
	return b
}

func collect(in <-chan int, out chan<- []int) {
	var batch []int
	for n := range in {
		batch = append(batch, n)
		if len(batch) == 64 {
			out <- batch
			batch = nil
		}
	}
	out <- batch
}
