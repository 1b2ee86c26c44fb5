// Update asks a part behind an interface, whose only value sleeps.
package main

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

type child interface{ Handle(tea.Msg) string }
type slowChild struct{}

func (slowChild) Handle(tea.Msg) string {
	time.Sleep(3 * time.Second)
	return "x"
}

type root struct {
	c child
	s string
}

func (r *root) Init() tea.Cmd { return nil }
func (r *root) View() string  { return r.s }
func (r *root) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	r.s = r.c.Handle(m) // want "Update runs on bubbletea's event loop: calling Handle, which ends up calling time.Sleep, stalls it for up to 3s"
	return r, nil
}
func main() { tea.NewProgram(&root{c: slowChild{}}).Run() }
