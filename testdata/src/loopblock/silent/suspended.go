// Suspend runs the function while the screen is off; to wait there is its purpose.
package silent

import (
	"os/exec"

	"github.com/rivo/tview"
)

func edit(app *tview.Application, b *tview.Button) {
	b.SetSelectedFunc(func() {
		app.Suspend(func() { exec.Command("vi").Run() })
	})
}
