// Each text is formatted into the scratch of the formatter that made the last.
package story

import "strconv"

type formatter struct{ scratch []byte }

func (f *formatter) format(n int) []byte {
	f.scratch = strconv.AppendInt(f.scratch[:0], int64(n), 10)
	return f.scratch
}

func texts(ns []int, out chan<- []byte) {
	f := &formatter{scratch: make([]byte, 0, 32)}
	for _, n := range ns {
		out <- f.format(n) // want "is written after it is sent on out"
	}
}
