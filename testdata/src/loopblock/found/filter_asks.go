// The filter runs on the event loop and waits for an answer that the user types into it.
package main

import (
	tea "github.com/charmbracelet/bubbletea"
)

type m struct{}

func (m) Init() tea.Cmd                             { return nil }
func (x m) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return x, nil }
func (m) View() string                              { return "" }

var confirm = make(chan bool)

func filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, ok := msg.(tea.QuitMsg); ok && !<-confirm { // want "filter runs on bubbletea's event loop: receiving from confirm stalls it"
		return nil
	}
	return msg
}
func main() {
	p := tea.NewProgram(m{}, tea.WithFilter(filter))
	go func() { confirm <- true }()
	p.Run()
}
