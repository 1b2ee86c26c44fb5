// A request in Update freezes the program until the server answers.
package found

import (
	"net/http"

	tea "github.com/charmbracelet/bubbletea"
)

type page struct{ status string }

func (p page) Init() tea.Cmd { return nil }
func (p page) View() string  { return p.status }

func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok && k.String() == "r" {
		p.status = check("https://example.org") // want "Update runs on bubbletea's event loop: calling check, which ends up calling http.Get, stalls it until the other side answers; return a tea.Cmd"
	}
	return p, nil
}

func check(url string) string {
	resp, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer resp.Body.Close()
	return resp.Status
}
