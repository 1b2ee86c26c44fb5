// A slot is taken before and given back after.
package story

import "sync"

type pool struct {
	mu    sync.Mutex
	cond  *sync.Cond
	jobs  []func()
	slots chan struct{}
}

func (p *pool) Submit(f func()) {
	p.slots <- struct{}{}
	p.mu.Lock()
	p.jobs = append(p.jobs, f)
	p.mu.Unlock()
	p.cond.Signal()
}

func (p *pool) run() {
	for {
		p.mu.Lock()
		for len(p.jobs) == 0 {
			p.cond.Wait()
		}
		f := p.jobs[0]
		p.jobs = p.jobs[1:]
		p.mu.Unlock()
		f()
		<-p.slots
	}
}
