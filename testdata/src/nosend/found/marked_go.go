// The caller still has the session that the goroutine uses.
package story

//chanlint:nosend
type session struct{ n int }

func (s *session) step() { s.n++ }

func background(s *session) {
	go s.step() // want "s is given to the goroutine, but a session must stay on its goroutine"
}

func both() {
	s := &session{}
	go func() { // want "s is given to the goroutine, but a session must stay on its goroutine"
		s.step()
	}()
	s.step()
}
