// QueueUpdateDraw waits until the event loop has run the function; the button's callback runs on that loop.
package found

import "github.com/rivo/tview"

type ui struct {
	app  *tview.Application
	view *tview.TextView
}

func (u *ui) build() {
	button := tview.NewButton("refresh")
	button.SetSelectedFunc(func() {
		u.app.QueueUpdateDraw(func() { // want "the function literal in build runs on tview's event loop: calling QueueUpdateDraw there never returns, since it waits until the event loop has run the function"
			u.view.SetText("refreshed")
		})
	})
}
