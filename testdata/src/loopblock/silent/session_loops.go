// Each session has a loop of its own; a task of one posts to another.
package main

type session struct {
	tasks chan func()
	peer  *session
}

func newSession() *session {
	s := &session{tasks: make(chan func(), 1)}
	go s.run()
	return s
}

func (s *session) run() {
	for f := range s.tasks {
		f()
	}
}

func (s *session) forward() {
	s.tasks <- func() {
		go func() {
			s.peer.tasks <- func() { println("forwarded") }
		}()
	}
}

func main() {
	a, b := newSession(), newSession()
	a.peer, b.peer = b, a
	a.forward()
}
