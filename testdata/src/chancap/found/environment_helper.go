// A helper reads the number from the environment, with a default and no check.
package main

import (
	"log"
	"os"
	"strconv"
)

func envInt(name string, def int) int {
	text, ok := os.LookupEnv(name) // because "The number comes from an environment variable here."
	if !ok {
		return def
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		log.Printf("%s: %v", name, err)
		return def
	}
	return n
}

type server struct {
	events chan []byte
	sizes  int
}

func newServer() *server {
	s := &server{sizes: envInt("EVENT_BUFFER", 64)} // because "sizes is set here."
	s.open()
	return s
}

func (s *server) open() {
	s.events = make(chan []byte, s.sizes) // want "the capacity of s.events comes from an environment variable without a limit"
}

func main() {
	s := newServer()
	go func() { s.events <- nil }()
	<-s.events
}
