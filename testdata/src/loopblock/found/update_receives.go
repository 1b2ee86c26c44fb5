// Update runs on bubbletea's event loop, which draws nothing while it waits for a result.
package main

import tea "github.com/charmbracelet/bubbletea"

type model struct {
	results chan string
	text    string
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		if msg.String() == "enter" {
			m.text = <-m.results // want "Update runs on bubbletea's event loop: receiving from m.results stalls it until another goroutine sends"
		}
	}
	return m, nil
}

func (m model) View() string { return m.text }

func main() {
	m := model{results: make(chan string)}
	go func() {
		m.results <- "done" // because "sent on or closed here"
	}()
	tea.NewProgram(m).Run()
}
