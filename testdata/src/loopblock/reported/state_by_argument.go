// The update waits only in a state that the callback does not ask for.
package agent

import tea "github.com/charmbracelet/bubbletea"

type state int

const (
	checking state = iota
	connected
	failed
)

type agent struct {
	state state
	ended chan struct{}
}

func (a *agent) set(s state) {
	if s == failed {
		a.closeAll()
	}
	a.state = s
}

func (a *agent) closeAll() { <-a.ended }

func (a *agent) Init() tea.Cmd { return nil }

func (a *agent) Update(tea.Msg) (tea.Model, tea.Cmd) {
	a.set(connected)
	return a, nil
}

func (a *agent) View() string { return "" }

func (a *agent) fail() { go a.set(failed) }
