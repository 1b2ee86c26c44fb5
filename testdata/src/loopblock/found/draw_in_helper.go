// Draw queues an update and waits for it; a helper calls it from a callback.
package main

import "github.com/rivo/tview"

type view struct {
	app *tview.Application
	*tview.TextView
}

func (v *view) setup() {
	v.SetDoneFunc(func(key int) {
		v.reload() // want "the function literal in setup runs on tview's event loop: calling reload, which ends up calling Draw, there never returns"
	})
	v.SetChangedFunc(func() { v.app.Draw() })
}
func (v *view) reload() {
	v.SetText("..")
	v.app.Draw()
}
func main() {}
