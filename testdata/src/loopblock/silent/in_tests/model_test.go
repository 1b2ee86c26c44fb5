package in_tests

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

type fake struct{ gate chan int }

func (f fake) Init() tea.Cmd { return nil }
func (f fake) View() string  { return "" }
func (f fake) Update(tea.Msg) (tea.Model, tea.Cmd) {
	<-f.gate
	return f, nil
}

func TestPost(t *testing.T) {
	gate := make(chan int)
	l := start()
	l.post(func() { <-gate })
	l.post(func() { l.post(func() {}) })
	gate <- 1
	tea.NewProgram(fake{gate}).Run()
}
