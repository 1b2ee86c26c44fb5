// Both goroutines may find the flag unset: no lock is held from the test to the
// store.
package story

type reader struct {
	closed bool
	frames chan []byte
}

func (r *reader) stop() {
	if !r.closed {
		r.closed = true
		close(r.frames) // want "r.frames is closed a second time when"
	}
}

func open(read func() ([]byte, error), done <-chan struct{}) <-chan []byte {
	r := &reader{frames: make(chan []byte)}
	go func() { // because "this starts a goroutine that runs"
		defer r.stop()
		for {
			b, err := read()
			if err != nil {
				return
			}
			if len(b) > 0 {
				println(len(b))
			}
		}
	}()
	go func() {
		<-done
		r.stop()
	}()
	return r.frames
}
