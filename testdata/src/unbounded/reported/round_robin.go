// Met in etcd's tcpproxy: the next one is picked in turn and stays in the list.
package story

import "sync"

type remote struct{ addr string }

type proxy struct {
	mu      sync.Mutex
	remotes []*remote
	count   int
	ready   chan struct{}
}

func (p *proxy) Run(addrs []string) {
	for _, a := range addrs {
		p.remotes = append(p.remotes, &remote{a})
	}
	p.ready <- struct{}{}
}

func (p *proxy) pick() *remote {
	p.mu.Lock()
	defer p.mu.Unlock()
	r := p.remotes[p.count%len(p.remotes)]
	p.count = (p.count + 1) % len(p.remotes)
	return r
}

func (p *proxy) serve(use func(*remote)) {
	for range p.ready {
		use(p.pick())
	}
}
