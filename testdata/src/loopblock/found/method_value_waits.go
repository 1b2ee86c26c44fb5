// The method value that tview calls on its event loop waits for a wait group.
package found

import (
	"sync"

	"github.com/rivo/tview"
)

type form struct {
	app  *tview.Application
	jobs sync.WaitGroup
}

func (f *form) run() {
	f.app.SetInputCapture(f.onKey)
	f.jobs.Add(1)
	go func() {
		defer f.jobs.Done()
		f.app.QueueUpdate(func() {})
	}()
}

func (f *form) onKey(e *tview.Event) *tview.Event {
	f.jobs.Wait() // want "onKey runs on tview's event loop: calling f.jobs.Wait stalls it until it is done"
	return e
}
