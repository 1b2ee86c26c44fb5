// The consumer's own time runs out, and it comes back for more.
package field_reader_tries_again

import (
	"context"
	"io"
)

type Lines struct {
	src io.Reader
	out chan byte
}

func Open(src io.Reader) *Lines {
	l := &Lines{src: src, out: make(chan byte)}
	go l.read()
	return l
}

func (l *Lines) read() {
	buf := make([]byte, 1)
	for {
		if _, err := l.src.Read(buf); err != nil {
			close(l.out)
			return
		}
		l.out <- buf[0]
	}
}

func (l *Lines) Next(ctx context.Context) (byte, error) {
	select {
	case b, ok := <-l.out:
		if !ok {
			return 0, io.EOF
		}
		return b, nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}
