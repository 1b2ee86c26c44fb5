// The loop serves pings besides its tasks, and a task sleeps between its attempts.
package syncer

import "time"

type syncer struct {
	tasks chan func()
	pings chan struct{}
	stop  chan struct{}
	seen  int
}

func start() *syncer {
	s := &syncer{tasks: make(chan func()), pings: make(chan struct{}), stop: make(chan struct{})}
	go s.loop()
	return s
}

func (s *syncer) loop() {
	for {
		select {
		case task := <-s.tasks:
			task()
		case <-s.pings:
			s.seen++
		case <-s.stop:
			return
		}
	}
}

func retry(try func() bool) {
	for !try() {
		time.Sleep(time.Second)
	}
}

func (s *syncer) push(try func() bool) {
	s.tasks <- func() {
		retry(try) // want "the function literal in push runs on the loop of syncer.loop: calling retry, which ends up calling time.Sleep, stalls it"
	}
}
