// The pool starts its workers in a group that stop forgets to wait for.
package story

import "sync"

type pool struct {
	jobs chan func()
	wg   sync.WaitGroup // want "nothing waits for wg"
}

func newPool(n int) *pool {
	p := &pool{jobs: make(chan func())}
	for range n {
		p.wg.Add(1)
		go p.work()
	}
	return p
}

func (p *pool) work() {
	defer p.wg.Done()
	for job := range p.jobs {
		job()
	}
}

func (p *pool) stop() { close(p.jobs) }
