// Met in smux: the channel for the answer comes with the request, out of a pool; of its capacity nothing is known here.
package story

import "sync"

type answer struct{ err error }

type request struct {
	data   []byte
	answer chan answer
}

var pool = sync.Pool{New: func() any { return make(chan answer, 1) }}

type session struct {
	requests chan request
	queue    []request
}

func (s *session) write(data []byte) error {
	ch := pool.Get().(chan answer)
	s.requests <- request{data, ch}
	a := <-ch
	pool.Put(ch)
	return a.err
}

func (s *session) pop() (request, bool) {
	if len(s.queue) == 0 {
		return request{}, false
	}
	r := s.queue[0]
	s.queue = s.queue[1:]
	return r, true
}

func (s *session) discard(err error) {
	for {
		select {
		case r := <-s.requests:
			select {
			case r.answer <- answer{err}:
			default:
			}
			continue
		default:
		}
		break
	}
	for {
		r, ok := s.pop()
		if !ok {
			return
		}
		select {
		case r.answer <- answer{err}:
		default:
		}
	}
}
