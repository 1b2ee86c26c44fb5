// Package app hands its buffer to another package and writes it again.
package app

import "usesent/across/lib"

func wrong(b *lib.Bus) {
	p := make([]byte, 10)
	for range 3 {
		lib.Fill(p)
		b.Publish(p) // want "p is written after it is handed over by b.Publish"
	}
}

func filled(out chan<- []byte) {
	p := make([]byte, 10)
	out <- p // want "p is written after it is sent on out"
	lib.Fill(p)
}

func right(b *lib.Bus, out chan<- []byte) int {
	p := make([]byte, 10)
	for range 3 {
		lib.Fill(p)
		b.PublishCopy(p)
		if b.TryPublish(p) {
			p = make([]byte, 10)
		}
	}
	out <- p
	return lib.Sum(p)
}
