// Every packet is a copy of its own: bytes.Clone, append to nil, copy, string.
package story

import (
	"bytes"
	"io"
	"maps"
	"slices"
)

func cloned(r io.Reader, out chan<- []byte, text chan<- string) {
	buf := make([]byte, 1024)
	for {
		n, err := r.Read(buf)
		if err != nil {
			return
		}
		out <- bytes.Clone(buf[:n])
		out <- slices.Clone(buf[:n])
		out <- append([]byte(nil), buf[:n]...)
		out <- append([]byte{}, buf[:n]...)
		text <- string(buf[:n])
		fresh := make([]byte, n)
		copy(fresh, buf)
		out <- fresh
	}
}

func snapshot(m map[string]int, out chan<- map[string]int) {
	out <- maps.Clone(m)
	m["x"]++
}
