// The package is the world of an unexported field, and not of an exported one.
package fields

type Server struct {
	Events chan int
	quit   chan struct{}
	never  chan int
	loaned chan int
}

func New() *Server {
	return &Server{
		Events: make(chan int),      // want "Events 0, others may send, others may receive"
		quit:   make(chan struct{}), // want "quit 0, never sent, received 1, closed 1"
		loaned: make(chan int),      // want "loaned 0, sent 1, never closed, by run, others may receive"
	}
}

func (s *Server) Loan() <-chan int { return s.loaned }

func (s *Server) run() {
	for {
		select {
		case <-s.quit:
			return
		case s.loaned <- 1:
		}
	}
}

func (s *Server) Close() { close(s.quit) }

func (s *Server) stuck() { <-s.never } // want "always nil"

var signals = make(chan int, 1) // want "signals 1, sent 1, received 1, never closed, by notify"

func notify() { signals <- 1 }
func wait()   { <-signals }
