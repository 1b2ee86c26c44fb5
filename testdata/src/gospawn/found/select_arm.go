// The arm that receives an event starts a goroutine for it.
package story

import (
	"context"
	"time"
)

type event struct{ name string }

type watcher struct {
	events chan event
	errs   chan error
}

func (w *watcher) run(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			go w.poll()
		case err := <-w.errs:
			go w.report(err)
		case ev := <-w.events:
			if ev.name == "" {
				continue
			}
			go w.handle(ev) // want "this starts a goroutine for each value received from w.events"
		}
	}
}

func (w *watcher) poll()        {}
func (w *watcher) report(error) {}
func (w *watcher) handle(event) {}
