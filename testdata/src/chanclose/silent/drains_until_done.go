// Stop drains until the sender has ended, and closes then.
package story

import "context"

type W struct {
	cancel context.CancelFunc
	done   chan struct{}
	out    chan int
}

func Start(ctx context.Context, f func() int) *W {
	ctx, cancel := context.WithCancel(ctx)
	w := &W{cancel: cancel, done: make(chan struct{}), out: make(chan int)}
	go func() {
		defer close(w.done)
		for ctx.Err() == nil {
			w.out <- f()
		}
	}()
	return w
}

func (w *W) Stop() {
	w.cancel()
	for {
		select {
		case <-w.out:
		case <-w.done:
			close(w.out)
			return
		}
	}
}
