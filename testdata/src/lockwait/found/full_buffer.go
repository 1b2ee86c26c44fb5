// A buffer only delays it: the consumer waits for the lock of the sender.
package story

import "sync"

type pool struct {
	mu   sync.Mutex
	free map[int]bool
	back chan int
}

func New() *pool {
	p := &pool{free: map[int]bool{}, back: make(chan int, 8)}
	go p.collect()
	return p
}

func (p *pool) collect() {
	for {
		id := <-p.back
		p.mark(id)
	}
}

func (p *pool) mark(id int) {
	p.mu.Lock()
	p.free[id] = true
	p.mu.Unlock()
}

func (p *pool) ReleaseAll(ids []int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, id := range ids {
		p.back <- id // want "send on p.back blocks forever while p.mu is held, since mark locks p.mu before it can receive"
	}
}
