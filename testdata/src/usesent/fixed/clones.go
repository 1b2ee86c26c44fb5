package fixed

import (
	"io"
	"net"
)

type packet struct {
	from net.Addr
	data []byte
}

func listen(pc net.PacketConn, out chan<- packet) error {
	buf := make([]byte, 1500)
	for {
		n, from, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		out <- packet{from: from, data: buf[:n]} // want "is written after it is sent on out"
	}
}

func handle(b []byte) { println(len(b)) }

func each(r io.Reader) error {
	buf := make([]byte, 1500)
	for {
		n, err := r.Read(buf)
		if err != nil {
			return err
		}
		go handle(buf[:n]) // want "is written after it is given to the goroutine"
	}
}

func counts(words []string, out chan<- map[string]int) {
	counts := map[string]int{}
	for _, w := range words {
		counts[w]++
		out <- counts // want "counts is written after it is sent on out"
	}
}

func batches(ns []int, out chan<- []int) {
	var batch []int
	for _, n := range ns {
		batch = append(batch, n)
		if len(batch) == 10 {
			out <- batch // want "batch is written after it is sent on out"
			batch = batch[:0]
		}
	}
}
