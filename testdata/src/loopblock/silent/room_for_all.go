// The channel has room for every value that is ever sent to it.
package silent

import tea "github.com/charmbracelet/bubbletea"

type model struct{ files []string }

func (m model) Init() tea.Cmd { return nil }
func (m model) View() string  { return "" }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	names := make(chan string, len(m.files))
	for _, f := range m.files {
		names <- f
	}
	close(names)
	return m, func() tea.Msg {
		for n := range names {
			println(n)
		}
		return nil
	}
}
