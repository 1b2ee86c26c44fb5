// Met in smux's streams: what is queued uses up a budget, and the reader waits
// while none is left.
package story

import (
	"sync"
	"sync/atomic"
)

type stream struct {
	mu   sync.Mutex
	bufs [][]byte
	wake chan struct{}
}

func (s *stream) push(b []byte) {
	s.mu.Lock()
	s.bufs = append(s.bufs, b)
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

type session struct {
	bucket int32
	notify chan struct{}
	die    chan struct{}
	one    *stream
}

func (s *session) Read() []byte {
	<-s.one.wake
	s.one.mu.Lock()
	b := s.one.bufs[0]
	s.one.bufs = s.one.bufs[1:]
	s.one.mu.Unlock()
	if atomic.AddInt32(&s.bucket, int32(len(b))) > 0 {
		select {
		case s.notify <- struct{}{}:
		default:
		}
	}
	return b
}

func (s *session) recv(next func() []byte) {
	for {
		for atomic.LoadInt32(&s.bucket) <= 0 {
			select {
			case <-s.notify:
			case <-s.die:
				return
			}
		}
		b := next()
		s.one.push(b)
		atomic.AddInt32(&s.bucket, -int32(len(b)))
	}
}

func Start(next func() []byte) *session {
	s := &session{bucket: 1 << 20, notify: make(chan struct{}, 1), die: make(chan struct{}), one: &stream{wake: make(chan struct{}, 1)}}
	go s.recv(next)
	return s
}
