// What appends to a slice that was cut writes into what was sent.
package story

import (
	"crypto/cipher"
	"fmt"
	"hash"
	"time"
)

func sums(h hash.Hash, parts [][]byte, out chan<- []byte) {
	var sum []byte
	for _, p := range parts {
		h.Reset()
		h.Write(p)
		sum = h.Sum(sum[:0]) // because "h.Sum writes into the same memory"
		out <- sum           // want "sum is written after it is sent on out"
	}
}

func stamps(ticks <-chan time.Time, out chan<- []byte) {
	buf := make([]byte, 0, 64)
	for t := range ticks {
		buf = t.AppendFormat(buf[:0], time.RFC3339) // because "t.AppendFormat writes into the same memory"
		buf = fmt.Appendf(buf, " tick")
		out <- buf // want "buf is written after it is sent on out"
	}
}

func sealed(aead cipher.AEAD, nonce []byte, texts [][]byte, out chan<- []byte) {
	box := make([]byte, 0, 1024)
	for _, text := range texts {
		box = aead.Seal(box[:0], nonce, text, nil) // because "aead.Seal writes into the same memory"
		out <- box                                 // want "box is written after it is sent on out"
	}
}

func encode(dst []byte, n int) []byte { return append(dst, byte(n)) }

func encoded(ns []int, out chan<- []byte) {
	var buf []byte
	for _, n := range ns {
		buf = encode(buf[:0], n) // because "encode writes into the same memory"
		out <- buf               // want "buf is written after it is sent on out"
	}
}
