// What is appended to nil, or to what was just made, is new memory.
package story

import (
	"hash"
	"strconv"
)

func sums(h hash.Hash, parts [][]byte, out chan<- []byte) {
	for _, p := range parts {
		h.Write(p)
		out <- h.Sum(nil)
	}
}

func numbers(ns []int64, out chan<- []byte) {
	for _, n := range ns {
		buf := make([]byte, 0, 20)
		buf = strconv.AppendInt(buf, n, 10)
		out <- append(buf, '\n')
	}
}

type formatter struct{ scratch []byte }

func (f *formatter) format(n int64) []byte {
	f.scratch = strconv.AppendInt(f.scratch[:0], n, 10)
	return append([]byte(nil), f.scratch...)
}

func (f *formatter) fresh(n int64) []byte {
	f.scratch = make([]byte, 0, 20)
	f.scratch = strconv.AppendInt(f.scratch, n, 10)
	return f.scratch
}

func texts(ns []int64, out chan<- []byte) {
	f := &formatter{}
	for _, n := range ns {
		out <- f.format(n)
	}
	g := &formatter{}
	for _, n := range ns {
		out <- g.fresh(n)
	}
}
