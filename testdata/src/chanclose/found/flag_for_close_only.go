// The flag keeps a second close away, and nobody asks it before the send.
package story

import "sync"

type sub struct {
	mu     sync.Mutex
	mch    chan string
	closed bool
}

func (s *sub) deliver(m string) {
	s.mch <- m // want "send on s.mch panics once Close has closed the channel"
}

func (s *sub) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.closed = true
	close(s.mch)
}

func Subscribe(src func() string) *sub {
	s := &sub{mch: make(chan string, 1)}
	go func() {
		for {
			s.deliver(src())
		}
	}()
	return s
}
