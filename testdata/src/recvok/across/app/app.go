// Package app reads what another package closes.
package app

import "recvok/across/feed"

func show(text []string, print func(string)) {
	lines := feed.Lines(text)
	for {
		print(<-lines) // want "receive from lines gives the zero value without end once the channel is closed"
	}
}

func showAll(text []string, print func(string)) {
	for l := range feed.Lines(text) {
		print(l)
	}
}

func tick(next func() int, use func(int)) {
	ticks := feed.Ticks(next)
	for {
		use(<-ticks)
	}
}
