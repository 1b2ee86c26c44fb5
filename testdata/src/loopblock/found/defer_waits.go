// A deferred wait runs on the loop as well.
package found

import (
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type downloads struct{ urls []string }

func (d downloads) Init() tea.Cmd { return nil }
func (d downloads) View() string  { return "" }

func (d downloads) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var wg sync.WaitGroup
	defer wg.Wait() // want "Update runs on bubbletea's event loop: calling wg.Wait stalls it"
	for _, u := range d.urls {
		wg.Add(1)
		go func() {
			defer wg.Done()
			println(u)
		}()
	}
	return d, nil
}
