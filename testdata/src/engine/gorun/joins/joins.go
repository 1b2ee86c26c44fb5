// What waits for the end of a goroutine.
package joins

import (
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

func work() {}

func WaitGroup(n int) {
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		go func() { // want `many times: the function literal in WaitGroup, joined for sure at wg.Wait`
			defer wg.Done()
			work()
		}()
	}
	wg.Wait() // want `joins the function literal in WaitGroup`
}

func WaitGroupGo() {
	var wg sync.WaitGroup
	wg.Go(work) // want `once a call: work, joined for sure at wg.Wait`
	wg.Wait()   // want `joins work`
}

func Group() error {
	var g errgroup.Group
	g.Go(func() error { return nil }) // want `once a call: the function literal in Group, joined for sure at g.Wait`
	return g.Wait()                   // want `joins the function literal in Group`
}

func DoneChannel() {
	done := make(chan struct{})
	go func() { // want `once a call: the function literal in DoneChannel, joined for sure at <-done`
		defer close(done)
		work()
	}()
	<-done
}

func Result() int {
	result := make(chan int, 1)
	go func() { result <- 1 }() // want `once a call: the function literal in Result, joined for sure at select`
	select {
	case v := <-result:
		return v
	case <-time.After(time.Second):
	}
	return 0
}

func SendsEarly() {
	ready := make(chan bool)
	go func() { // want `once a call: the function literal in SendsEarly$`
		ready <- true
		work()
	}()
	<-ready
}

func SkipsDone(ok bool) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { // want `once a call: the function literal in SkipsDone$`
		if ok {
			return
		}
		wg.Done()
	}()
	wg.Wait()
}

type Server struct {
	wg   sync.WaitGroup
	quit chan struct{}
}

func (s *Server) Start() {
	s.wg.Add(1)
	go s.run() // want `once a call: run, joined at s.wg.Wait`
}

func (s *Server) run() {
	defer s.finish()
	<-s.quit
}

func (s *Server) finish() { s.wg.Done() }

func (s *Server) Stop() {
	close(s.quit)
	s.wait() // want `joins run`
}

func (s *Server) wait() { s.wg.Wait() } // want `joins run`

func (s *Server) Drain() {
	s.wait() // want `joins run`
}
