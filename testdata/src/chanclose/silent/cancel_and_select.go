// The senders' selects know of the end before the channel is closed.
package story

import "context"

type Watcher struct {
	cancel context.CancelFunc
	events chan int
}

func Watch(poll func() int) *Watcher {
	ctx, cancel := context.WithCancel(context.Background())
	w := &Watcher{cancel: cancel, events: make(chan int)}
	go w.loop(ctx, poll)
	return w
}

func (w *Watcher) loop(ctx context.Context, poll func() int) {
	for {
		select {
		case w.events <- poll():
		case <-ctx.Done():
			return
		}
	}
}

func (w *Watcher) Close() {
	w.cancel()
	close(w.events)
}
