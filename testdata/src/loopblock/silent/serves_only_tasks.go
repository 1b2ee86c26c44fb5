// The loop serves nothing but its tasks until it is told to stop: a slow task delays only those behind it.
package syncer

import "time"

type syncer struct {
	tasks chan func()
	stop  chan struct{}
}

func start() *syncer {
	s := &syncer{tasks: make(chan func()), stop: make(chan struct{})}
	go s.loop()
	return s
}

func (s *syncer) loop() {
	for {
		select {
		case task := <-s.tasks:
			task()
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
	s.tasks <- func() { retry(try) }
}
