// Package app posts to the loops of lib.
package app

import (
	"time"

	"loopblock/across/lib"
)

type app struct {
	loop    *lib.Loop
	screen  *lib.Screen
	results chan int
}

func (a *app) nested() {
	a.loop.Post(func() {
		a.loop.Do(func() { println("never") }) // want "the function literal in nested runs on the loop of lib.Loop.run: calling a.loop.Do waits for itself forever"
	})
}

func (a *app) waits() {
	a.loop.Post(func() {
		println(<-a.results) // want "the function literal in waits runs on the loop of lib.Loop.run: receiving from a.results stalls it"
	})
}

func (a *app) draws() {
	a.screen.Update(func() {
		time.Sleep(time.Second) // want "the function literal in draws runs on tview's event loop: calling time.Sleep stalls it for up to 1s; do it in a goroutine"
	})
}

func (a *app) drawsTwice() {
	a.screen.Update(func() {
		a.screen.Update(func() {}) // want "the function literal in drawsTwice runs on tview's event loop: calling a.screen.Update waits for itself"
	})
}

func (a *app) fine() {
	a.loop.Do(func() { println("once") })
	a.loop.Post(func() { go a.loop.Do(func() {}) })
	a.screen.Update(func() {})
}

func (a *app) Readable(fd int) {
	a.results <- fd // want "Readable runs on the poller's goroutine: sending on a.results stalls it"
}

func handlers(ch chan string) (lib.Handler, lib.Options) {
	lib.Schedule(func() {
		<-ch // want "the function literal in handlers runs on the frame loop: receiving from ch stalls it"
	})
	return func(request string) string {
			return <-ch // want "the function literal in handlers runs on the request loop: receiving from ch stalls it"
		}, lib.Options{OnClose: func() {
			ch <- "" // want "the function literal in handlers runs on the reader: sending on ch stalls it"
		}}
}
