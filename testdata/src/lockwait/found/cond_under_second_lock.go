// Wait gives back the queue's lock, but not the pool's, which Put needs.
package story

import "sync"

type pool struct {
	mu   sync.Mutex
	qmu  sync.Mutex
	cond *sync.Cond
	free []int
}

func New() *pool {
	p := &pool{}
	p.cond = sync.NewCond(&p.qmu)
	go func() {
		for i := range 10 {
			p.put(i)
		}
	}()
	return p
}

func (p *pool) put(x int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.qmu.Lock()
	defer p.qmu.Unlock()
	p.free = append(p.free, x)
	p.cond.Signal()
}

func (p *pool) Get() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.qmu.Lock()
	defer p.qmu.Unlock()
	for len(p.free) == 0 {
		p.cond.Wait() // want "p.cond.Wait blocks forever while p.mu is held, since put locks p.mu before it can wake it"
	}
	x := p.free[0]
	p.free = p.free[1:]
	return x
}
