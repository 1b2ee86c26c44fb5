// The callback asks the helper not to wait.
package silent

import (
	"sync"

	"github.com/rivo/tview"
)

type saver struct{ writes sync.WaitGroup }

func (s *saver) flush(wait bool) {
	if wait {
		s.writes.Wait()
	}
}

func (s *saver) bind(app *tview.Application) {
	app.SetInputCapture(func(e *tview.Event) *tview.Event {
		s.flush(false)
		return e
	})
}

func (s *saver) stop() { s.flush(true) }
