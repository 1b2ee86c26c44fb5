// Put follows the send, with no word from the receiver in between.
package story

import "sync"

type frame struct{ data []byte }

type link struct {
	frames sync.Pool
	out    chan *frame
}

func (l *link) relay(payloads [][]byte) {
	for _, p := range payloads {
		f := l.frames.Get().(*frame)
		f.data = append(f.data[:0], p...)
		l.out <- f // want "f is put back into its pool"
		l.frames.Put(f)
	}
}
