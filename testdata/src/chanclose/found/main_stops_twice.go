// The signal handler and the end of main both stop the server.
package main

import (
	"os"
	"os/signal"
)

type server struct {
	quit chan struct{}
}

func (s *server) stop() {
	close(s.quit) // want "s.quit is closed a second time when the function literal in main comes here too, which panics"
}

func main() {
	s := &server{quit: make(chan struct{})}
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, os.Interrupt)
	go func() {
		<-sigs
		s.stop()
	}()
	serve(s)
	s.stop()
}

func serve(s *server) { <-s.quit }
