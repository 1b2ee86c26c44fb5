// The close is guarded by a Once, and everybody sees it.
package story

import "sync"

type stopper struct {
	once sync.Once
	done chan struct{}
}

func (s *stopper) Stop() { s.once.Do(func() { close(s.done) }) }

func run(tasks []func() bool) {
	s := &stopper{done: make(chan struct{})}
	var wg sync.WaitGroup
	for _, t := range tasks {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if !t() {
				s.Stop()
			}
		}()
	}
	go func() {
		wg.Wait()
		s.Stop()
	}()
	<-s.done
}
