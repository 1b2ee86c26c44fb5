// Each side has a lock, but not the same one.
package locks

import "sync"

type state struct {
	in, out sync.Mutex
	n       int
}

func Run(events chan int) int {
	s := &state{}
	go func() {
		for e := range events {
			s.in.Lock()
			s.n += e // want "this write of s.n in a goroutine races with a read outside of it"
			s.in.Unlock()
		}
	}()
	s.out.Lock()
	defer s.out.Unlock()
	return s.n
}
