// Kept in order of priority, and as long as the producers like.
package story

import (
	"slices"
	"sync"
)

type job struct {
	prio int
	run  func()
}

type pool struct {
	mu   sync.Mutex
	cond *sync.Cond
	jobs []job
}

func (p *pool) submit(j job) {
	p.mu.Lock()
	defer p.mu.Unlock()
	at, _ := slices.BinarySearchFunc(p.jobs, j, func(a, b job) int { return b.prio - a.prio })
	p.jobs = slices.Insert(p.jobs, at, j) // want "p.jobs grows without a bound when submit adds faster than work takes"
	p.cond.Signal()
}

func (p *pool) work() {
	for {
		p.mu.Lock()
		for len(p.jobs) == 0 {
			p.cond.Wait()
		}
		j := p.jobs[0]
		p.jobs = p.jobs[1:]
		p.mu.Unlock()
		j.run()
	}
}

func start() *pool {
	p := &pool{}
	p.cond = sync.NewCond(&p.mu)
	go p.work()
	return p
}
