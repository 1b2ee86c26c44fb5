// Met in etcd's rafthttp: the goroutine watches one request and ends with it.
package story

import (
	"context"
	"net/http"
)

type pipeline struct {
	msgs chan *http.Request
	stop chan struct{}
	rt   http.RoundTripper
}

func (p *pipeline) handle() {
	for {
		select {
		case r := <-p.msgs:
			p.post(r)
			p.try(r)
		case <-p.stop:
			return
		}
	}
}

func (p *pipeline) post(r *http.Request) error {
	done := make(chan struct{}, 1)
	ctx, cancel := context.WithCancel(context.Background())
	r = r.WithContext(ctx)
	go func() {
		select {
		case <-done:
		case <-p.stop:
			cancel()
		}
	}()
	_, err := p.rt.RoundTrip(r)
	done <- struct{}{}
	return err
}

func (p *pipeline) try(r *http.Request) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	go func(r *http.Request) {
		<-ctx.Done()
		r.Body.Close()
	}(r)
	p.rt.RoundTrip(r)
}
