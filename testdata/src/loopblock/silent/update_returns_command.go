// The command that Update returns runs on a goroutine of its own and may wait.
package silent

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	results chan string
	text    string
}

func (m model) Init() tea.Cmd { return m.listen }

func (m model) listen() tea.Msg { return <-m.results }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case string:
		m.text = msg
		return m, m.listen
	case tea.KeyMsg:
		return m, func() tea.Msg {
			time.Sleep(time.Second)
			return <-m.results
		}
	}
	return m, wait(m.results)
}

func wait(ch chan string) tea.Cmd {
	return func() tea.Msg { return <-ch }
}

func (m model) View() string { return m.text }
