// Send is called by goroutines and commands only, and Wait by main.
package main

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type m struct{ p *tea.Program }

func (x *m) Init() tea.Cmd {
	go func() {
		for range time.Tick(time.Second) {
			x.p.Send(1)
		}
	}()
	return nil
}
func (x *m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg:
		go x.p.Send(2)
		return x, tea.Quit
	}
	return x, func() tea.Msg { x.p.Send(3); return nil }
}
func (x *m) View() string { return "" }
func main() {
	x := &m{}
	x.p = tea.NewProgram(x)
	x.p.Run()
	x.p.Wait()
}
