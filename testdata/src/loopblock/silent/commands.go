// Everything that waits is a command, made in several ways.
package main

import (
	"net/http"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct{ sub chan int }
type statusMsg int

func checkServer() tea.Msg {
	c := &http.Client{Timeout: 10 * time.Second}
	res, err := c.Get("u")
	if err != nil {
		return err
	}
	return statusMsg(res.StatusCode)
}
func listen(sub chan int) tea.Cmd {
	return func() tea.Msg {
		for {
			time.Sleep(time.Second)
			sub <- 1
		}
	}
}
func wait(sub chan int) tea.Cmd { return func() tea.Msg { return <-sub } }
func (m model) Init() tea.Cmd   { return tea.Batch(checkServer, listen(m.sub), wait(m.sub)) }
func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case int:
		return m, wait(m.sub)
	}
	var cmds []tea.Cmd
	cmds = append(cmds, checkServer, func() tea.Msg { time.Sleep(time.Second); return nil })
	return m, tea.Batch(cmds...)
}
func (m model) View() string { return "" }
func main()                  {}
