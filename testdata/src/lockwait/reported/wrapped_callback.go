// Met in grpc-go (gracefulswitch): the callback was given from outside and wrapped by the literal that locks.
package story

import "sync"

type balancer struct {
	mu    sync.Mutex
	conns map[string]func(int)
}

func New() *balancer { return &balancer{conns: map[string]func(int){}} }

func (b *balancer) update(state int, cb func(int)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if cb != nil {
		cb(state)
	}
}

type options struct{ Listener func(int) }

func (b *balancer) NewConn(name string, opts options) options {
	old := opts.Listener
	opts.Listener = func(state int) { b.update(state, old) }
	return opts
}
