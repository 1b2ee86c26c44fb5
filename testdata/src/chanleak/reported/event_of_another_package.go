// Met in grpc-go's priority balancer: run leaves when an event has fired, which
// only close fires, and update and close never run at once.
package story

import "sync/atomic"

type event struct{ fired atomic.Bool }

func (e *event) Fire()          { e.fired.Store(true) }
func (e *event) HasFired() bool { return e.fired.Load() }

type firer interface {
	Fire()
	HasFired() bool
}

type Balancer struct {
	done    firer
	updates chan chan struct{}
}

func New() *Balancer {
	b := &Balancer{done: &event{}, updates: make(chan chan struct{}, 8)}
	go b.run()
	return b
}

func (b *Balancer) run() {
	for u := range b.updates {
		if b.done.HasFired() {
			return
		}
		close(u)
	}
}

func (b *Balancer) Update() {
	done := make(chan struct{})
	b.updates <- done
	<-done
}

func (b *Balancer) Close() { b.done.Fire() }
