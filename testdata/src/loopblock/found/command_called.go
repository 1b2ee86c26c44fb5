// Update calls the command instead of returning it.
package main

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{}

func load() tea.Msg { time.Sleep(time.Second); return 1 }

func (m model) Init() tea.Cmd { return nil }
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyMsg); ok {
		return m.Update(load()) // want "Update runs on bubbletea's event loop: calling load, which ends up calling time.Sleep, stalls it"
	}
	return m, nil
}
func (m model) View() string { return "" }
func main()                  {}
