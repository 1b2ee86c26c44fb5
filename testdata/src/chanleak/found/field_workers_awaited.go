// Close waits for the workers, and nobody closes the channel over which they
// range.
package field_workers_awaited

import "sync"

type Pool struct {
	tasks chan func()
	wg    sync.WaitGroup
}

func New(n int) *Pool {
	p := &Pool{tasks: make(chan func())}
	for range n {
		p.wg.Add(1)
		go p.work()
	}
	return p
}

func (p *Pool) work() {
	defer p.wg.Done()
	for t := range p.tasks { // want "the range over p.tasks blocks forever, since nothing closes the channel"
		t()
	}
}

func (p *Pool) Do(t func()) { p.tasks <- t }

func (p *Pool) Close() {
	p.wg.Wait() // because "Close waits here for the end of the range"
}
