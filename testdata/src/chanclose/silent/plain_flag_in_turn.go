// The flag is asked in turn: the goroutine has ended when its starter asks.
package story

type reader struct {
	closed bool
	frames chan []byte
	ended  chan struct{}
}

func (r *reader) stop() {
	if !r.closed {
		r.closed = true
		close(r.frames)
	}
}

func drain(read func() ([]byte, error)) {
	r := &reader{frames: make(chan []byte), ended: make(chan struct{})}
	go func() {
		defer close(r.ended)
		if _, err := read(); err != nil {
			r.stop()
		}
	}()
	<-r.ended
	r.stop()
}
