// The button's goroutine waits for the main goroutine, which goes on.
package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

func build(label *widget.Label, load func() string) *widget.Button {
	return widget.NewButton("Load", func() {
		go func() {
			text := load()
			fyne.DoAndWait(func() { label.SetText(text) })
		}()
		fyne.Do(func() { label.SetText("loading") })
	})
}
