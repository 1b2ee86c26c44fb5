// The answer is sent by a function that tview runs on the loop which waits for it.
package main

import "github.com/rivo/tview"

type ui struct{ app *tview.Application }

func (u *ui) ask() string {
	ch := make(chan string)
	go u.app.QueueUpdate(func() { ch <- "x" })
	return <-ch
}
func (u *ui) setup(b *tview.Button) {
	b.SetSelectedFunc(func() {
		println(u.ask()) // want "the function literal in setup runs on tview's event loop: calling ask, which ends up receiving from ch, waits for itself forever"
	})
}
func main() { (&ui{}).setup(nil) }
