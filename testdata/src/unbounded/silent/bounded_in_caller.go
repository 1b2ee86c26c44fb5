// Its only caller asks whether there is room.
package story

import "sync"

type fifo struct{ items []int }

func (f *fifo) push(v int) { f.items = append(f.items, v) }
func (f *fifo) len() int   { return len(f.items) }
func (f *fifo) pop() int {
	v := f.items[0]
	f.items = f.items[1:]
	return v
}

type server struct {
	mu   sync.Mutex
	cond *sync.Cond
	q    fifo
}

func (s *server) Submit(v int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.q.len() >= 100 {
		return false
	}
	s.q.push(v)
	s.cond.Signal()
	return true
}

func (s *server) run(work func(int)) {
	for {
		s.mu.Lock()
		for s.q.len() == 0 {
			s.cond.Wait()
		}
		v := s.q.pop()
		s.mu.Unlock()
		work(v)
	}
}
