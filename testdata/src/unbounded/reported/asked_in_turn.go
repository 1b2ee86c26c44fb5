// etcd: the servers behind a proxy are put into a list once and asked in turn;
// the index goes round, and nothing is taken out.
package story

import (
	"net"
	"sync"
)

type remote struct{ addr string }

func (r *remote) serve(c net.Conn) { c.Close() }

type proxy struct {
	mu        sync.Mutex
	listener  net.Listener
	endpoints []string
	remotes   []*remote
	count     int
}

func (p *proxy) pick() *remote {
	for range p.remotes {
		picked := p.remotes[p.count%len(p.remotes)]
		p.count++
		if picked.addr != "" {
			return picked
		}
	}
	return nil
}

func (p *proxy) serve(c net.Conn) {
	p.mu.Lock()
	r := p.pick()
	p.mu.Unlock()
	if r != nil {
		r.serve(c)
	}
}

func (p *proxy) Run() error {
	for _, e := range p.endpoints {
		p.remotes = append(p.remotes, &remote{e})
	}
	for {
		c, err := p.listener.Accept()
		if err != nil {
			return err
		}
		go p.serve(c)
	}
}
