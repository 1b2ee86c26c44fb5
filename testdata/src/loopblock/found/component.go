// The component's Update returns the component and so is no tea.Model; the model of another package calls it.
package found

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type Spinner struct{ frame int }

func (s Spinner) Update(msg tea.Msg) (Spinner, tea.Cmd) {
	time.Sleep(100 * time.Millisecond) // want "Update runs on bubbletea's event loop: calling time.Sleep stalls it for up to 100ms"
	s.frame++
	return s, nil
}
