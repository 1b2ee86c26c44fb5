// A goroutine asks the event loop and waits; the queued function has room for its one answer.
package main

import "github.com/rivo/tview"

func get(app *tview.Application, v *tview.TextView) int {
	ch := make(chan int, 1)
	app.QueueUpdate(func() { ch <- 1 })
	return <-ch
}
func main() { go get(nil, nil) }
