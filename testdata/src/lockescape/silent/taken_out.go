// Drain takes the map away and leaves a new one; what it returns is its caller's alone.
package drain

import "sync"

type Buffer struct {
	mu    sync.Mutex
	items map[string]int
	queue []int
}

func (b *Buffer) Add(k string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.items[k]++
	b.queue[0]++
}

func (b *Buffer) Drain() map[string]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	items := b.items
	b.items = make(map[string]int)
	return items
}

func (b *Buffer) Flush(write func(map[string]int)) {
	b.mu.Lock()
	items := b.items
	b.items = nil
	b.mu.Unlock()
	write(items)
}

func (b *Buffer) Take(n int) []int {
	b.mu.Lock()
	defer b.mu.Unlock()
	head := b.queue[:n]
	b.queue = b.queue[n:]
	return head
}
