// One consumer needs the lock; another does not, and takes the value.
package story

import "sync"

type bus struct {
	mu   sync.Mutex
	n    int
	work chan int
}

func New() *bus {
	b := &bus{work: make(chan int)}
	go func() {
		for v := range b.work {
			b.mu.Lock()
			b.n += v
			b.mu.Unlock()
		}
	}()
	go func() {
		for v := range b.work {
			println(v)
		}
	}()
	return b
}

func (b *bus) Put(v int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.work <- v
}
