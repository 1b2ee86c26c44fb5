// The log tells of what was sent, never of what was not.
package main

import "log"

type record struct{ line string }

func forward(in <-chan record, out chan<- record) {
	for rec := range in {
		select {
		case out <- rec: // want "rec is lost in silence when out is full"
			log.Printf("forwarded %s", rec.line)
		default:
		}
	}
}

func main() {
	in, out := make(chan record), make(chan record, 8)
	go forward(in, out)
	go func() {
		defer close(in)
		for _, line := range []string{"a", "b"} {
			in <- record{line}
		}
	}()
	for rec := range out {
		log.Print(rec.line)
	}
}
