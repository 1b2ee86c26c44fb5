// A stream marks that it stands in the queue.
package story

import "sync"

type stream struct {
	queued bool
	data   []byte
}

type scheduler struct {
	mu    sync.Mutex
	cond  *sync.Cond
	ready []*stream
}

func (s *scheduler) Ready(st *stream) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if st.queued {
		return
	}
	st.queued = true
	s.ready = append(s.ready, st)
	s.cond.Signal()
}

func (s *scheduler) run(write func([]byte)) {
	for {
		s.mu.Lock()
		for len(s.ready) == 0 {
			s.cond.Wait()
		}
		st := s.ready[0]
		s.ready = s.ready[1:]
		st.queued = false
		s.mu.Unlock()
		write(st.data)
	}
}
