// The waiting is done by a goroutine, which comes back to the loop with the result.
package silent

import "github.com/rivo/tview"

type ui struct {
	app  *tview.Application
	view *tview.TextView
	data chan string
}

func (u *ui) build() {
	tview.NewButton("load").SetSelectedFunc(func() {
		go func() {
			text := <-u.data
			u.app.QueueUpdateDraw(func() { u.view.SetText(text) })
		}()
		u.app.ForceDraw()
	})
	u.view.SetChangedFunc(func() { u.app.Draw() })
}
