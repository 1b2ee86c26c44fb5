// The semaphore is taken inside: the goroutines exist already.
package story

type server struct {
	sem      chan struct{}
	messages chan string
}

func newServer() *server {
	return &server{sem: make(chan struct{}, 10), messages: make(chan string)}
}

func (s *server) loop() {
	for m := range s.messages { // because "Each value received from s.messages starts one."
		go func() { // want "this starts a goroutine for each value received from s.messages, and s.sem is taken inside it, so that they pile up all the same"
			s.sem <- struct{}{} // because "The goroutine takes s.sem only here, when it exists already."
			defer func() { <-s.sem }()
			s.handle(m)
		}()
	}
}

func (s *server) handle(string) {}
