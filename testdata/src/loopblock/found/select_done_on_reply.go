// The caller may have left at its timeout; then the posted function waits forever for a receiver, and the loop with it.
package main

import (
	"errors"
	"time"
)

type server struct {
	ops  chan func()
	keys map[string]string
}

func newServer() *server {
	s := &server{ops: make(chan func()), keys: map[string]string{}}
	go s.serve()
	return s
}

func (s *server) serve() {
	for op := range s.ops {
		op()
	}
}

func (s *server) get(key string) (string, error) {
	reply := make(chan string)
	s.ops <- func() {
		reply <- s.keys[key] // want "the function literal in get runs on the loop of server.serve: sending on reply stalls it until another goroutine receives"
	}
	select {
	case v := <-reply:
		return v, nil
	case <-time.After(time.Second):
		return "", errors.New("timeout")
	}
}

func main() {
	s := newServer()
	println(s.get("a"))
}
