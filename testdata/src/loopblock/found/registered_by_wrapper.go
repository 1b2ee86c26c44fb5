// A wrapper hands the function to tview; what it is given runs on the event loop all the same.
package found

import (
	"os/exec"

	"github.com/rivo/tview"
)

type shell struct {
	app    *tview.Application
	output *tview.TextView
	keys   map[int]func()
}

func (s *shell) update(f func()) { s.app.QueueUpdateDraw(f) }

func (s *shell) execute(name string) {
	go s.update(func() {
		out, _ := exec.Command(name).Output() // want "the function literal in execute runs on tview's event loop: calling exec.Command\\(name\\).Output stalls it until the process ends"
		s.output.SetText(string(out))
	})
}
