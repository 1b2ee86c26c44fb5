// The producer leaves on a read error, and nothing tells the consumer.
package story

import (
	"bufio"
	"io"
)

type feed struct {
	lines chan string
}

func Follow(r *bufio.Reader) *feed {
	f := &feed{lines: make(chan string)}
	go f.pump(r)
	return f
}

func (f *feed) pump(r *bufio.Reader) {
	for {
		line, err := r.ReadString('\n')
		if err == io.EOF {
			return
		}
		f.lines <- line
	}
}

func (f *feed) Next() string {
	return <-f.lines // want "receive from f.lines blocks forever once pump has returned on its error"
}
