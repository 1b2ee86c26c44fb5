// The probe may have gone well and the watcher have left all the same.
package field_probe_then_send

import "context"

type Elector struct {
	leader chan bool
	probe  func(context.Context) (bool, error)
}

func New(probe func(context.Context) (bool, error)) *Elector {
	return &Elector{leader: make(chan bool), probe: probe}
}

func (e *Elector) Start(ctx context.Context) {
	go func() {
		for {
			ok, err := e.probe(ctx)
			if err != nil {
				return
			}
			e.leader <- ok // want "send on e.leader blocks forever once watch has returned because ctx is done"
		}
	}()
	go e.watch(ctx)
}

func (e *Elector) watch(ctx context.Context) {
	for {
		select {
		case l := <-e.leader:
			println(l)
		case <-ctx.Done():
			return
		}
	}
}
