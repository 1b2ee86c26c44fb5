// The semaphore is taken before the goroutine exists.
package story

import "context"

type server struct {
	in  chan string
	sem chan struct{}
}

func (s *server) loop(ctx context.Context) {
	for m := range s.in {
		s.sem <- struct{}{}
		go func() {
			defer func() { <-s.sem }()
			s.handle(m)
		}()
	}
}

func (s *server) first() {
	for {
		s.sem <- struct{}{}
		m := <-s.in
		go func() {
			s.handle(m)
			<-s.sem
		}()
	}
}

func (s *server) either(ctx context.Context) {
	for m := range s.in {
		select {
		case s.sem <- struct{}{}:
			go func() {
				defer s.release()
				s.handle(m)
			}()
		case <-ctx.Done():
			return
		}
	}
}

func (s *server) helper(ctx context.Context) {
	for m := range s.in {
		if !s.acquire(ctx) {
			return
		}
		go func() {
			defer s.release()
			s.handle(m)
		}()
	}
}

func (s *server) drops() {
	for m := range s.in {
		select {
		case s.sem <- struct{}{}:
		default:
			continue
		}
		go func() {
			defer s.release()
			s.handle(m)
		}()
	}
}

func (s *server) acquire(ctx context.Context) bool {
	select {
	case s.sem <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (s *server) release()      { <-s.sem }
func (s *server) handle(string) {}
