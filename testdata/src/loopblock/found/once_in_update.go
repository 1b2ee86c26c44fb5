// What sync.Once runs is part of Update.
package main

import (
	"net/http"
	"sync"

	tea "charm.land/bubbletea/v2"
)

type root struct {
	once *sync.Once
	code int
}

func (r *root) Init() tea.Cmd { return nil }
func (r *root) View() string  { return "" }
func (r *root) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	r.once.Do(func() {
		resp, err := http.Get("x") // want "Update runs on bubbletea's event loop: calling http.Get stalls it until the other side answers"
		if err == nil {
			r.code = resp.StatusCode
		}
	})
	return r, nil
}
func main() { tea.NewProgram(&root{}).Run() }
