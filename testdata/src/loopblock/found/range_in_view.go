// View drains a channel that nobody closes before the program ends.
package found

import tea "charm.land/bubbletea/v2"

type log struct{ lines chan string }

func (l *log) Init() tea.Cmd                       { return nil }
func (l *log) Update(tea.Msg) (tea.Model, tea.Cmd) { return l, nil }

func (l *log) View() (s string) {
	for line := range l.lines { // want "View runs on bubbletea's event loop: receiving from l.lines stalls it"
		s += line + "\n"
	}
	return s
}

func (l *log) add(line string) { l.lines <- line }
