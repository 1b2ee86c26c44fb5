// Put watches done, Flush does not.
package story

type store struct {
	ops  chan func()
	done chan struct{}
}

func Open() *store {
	s := &store{ops: make(chan func()), done: make(chan struct{})}
	go s.loop()
	return s
}

func (s *store) Close() { close(s.done) }

func (s *store) loop() {
	for {
		select {
		case f := <-s.ops:
			f()
		case <-s.done:
			return
		}
	}
}

func (s *store) Put(f func()) bool {
	select {
	case s.ops <- f:
		return true
	case <-s.done:
		return false
	}
}

func (s *store) Flush() {
	s.ops <- func() {} // want "send on s.ops blocks forever once loop has returned because of s.done"
}
