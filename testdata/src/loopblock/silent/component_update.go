// A component's command waits on its own goroutine; its Update does not.
package silent

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type tick time.Time

type spinner struct{ frame int }

func (s spinner) Update(msg tea.Msg) (spinner, tea.Cmd) {
	if _, ok := msg.(tick); ok {
		s.frame++
	}
	return s, func() tea.Msg {
		t := <-time.After(time.Second)
		return tick(t)
	}
}

type root struct{ s spinner }

func (r root) Init() tea.Cmd { return nil }
func (r root) View() string  { return "" }
func (r root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	r.s, cmd = r.s.Update(msg)
	return r, tea.Batch(cmd)
}
