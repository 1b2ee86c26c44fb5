// Update waits until a context is done.
package main

import (
	"context"
	"os/exec"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type m struct{ ctx context.Context }

func (x m) Init() tea.Cmd { return nil }
func (x m) View() string  { return "" }
func (x m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg:
		return x, x.build()
	case tea.QuitMsg:
		ctx, cancel := context.WithTimeout(x.ctx, time.Second)
		defer cancel()
		<-ctx.Done() // want "Update runs on bubbletea's event loop: receiving from ctx.Done.. stalls it until the context is done"
	}
	return x, nil
}
func (x m) build() tea.Cmd {
	return func() tea.Msg {
		return exec.Command("make").Run()
	}
}
func main() {}
