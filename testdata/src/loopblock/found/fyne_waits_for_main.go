// The entry changes on the main goroutine, for which the label's setter waits.
package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

type panel struct{ label *widget.Label }

func (p *panel) set(text string) {
	fyne.DoAndWait(func() { p.label.SetText(text) })
}

func build(p *panel) *widget.Entry {
	entry := widget.NewEntry()
	entry.OnChanged = func(text string) {
		p.set(text) // want "the function literal in build runs on Fyne's main goroutine: calling set, which ends up calling .*DoAndWait, there never returns, since it waits for the main goroutine"
	}
	return entry
}
