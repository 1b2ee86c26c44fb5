// How often goroutines are started.
package main

import (
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

func main() {
	go once() // want `once: once`
	for range 3 {
		go inLoop() // want `many times: inLoop`
	}
	helper()
	helper()
	start(handler)
	if len(table) > 0 {
		either()
	} else {
		either()
	}
	var wg sync.WaitGroup
	wg.Go(once) // want `once: once`
	var g errgroup.Group
	for range table {
		g.Go(func() error { return nil }) // want `many times: the function literal in main`
	}
	time.AfterFunc(time.Second, once) // want `once: once`
	var first sync.Once
	first.Do(func() {
		go once() // want `once: once`
	})
	defer late()
	walk(3)
}

var table []int

func once()    {}
func inLoop()  {}
func handler() {}

func helper() {
	go once() // want `many times: once`
}

func either() {
	go once() // want `once: once`
}

func start(f func()) {
	go f() // want `once: handler`
}

func late() {
	go once() // want `once: once`
}

func walk(n int) {
	go once() // want `many times: once`
	if n > 0 {
		walk(n - 1)
	}
}

type Server struct{}

// Run is called by nothing here, so its callers are in files that are not
// compiled here.
func (s *Server) Run() {
	go s.loop() // want `once a call: loop`
}

func (s *Server) loop() {}
