// Send waits for the event loop to receive, and Update runs on it.
package found

import tea "charm.land/bubbletea/v2"

type model struct {
	program *tea.Program
	count   int
}

func (m *model) Init() tea.Cmd { return nil }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyMsg); ok {
		m.count++
		m.refresh() // want "Update runs on bubbletea's event loop: calling refresh, which ends up calling Send, there never returns, since the event loop is the only reader"
	}
	return m, nil
}

func (m *model) refresh() { m.program.Send(m.count) }

func (m *model) View() string { return "" }
