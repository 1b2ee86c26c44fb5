// The loop serves a ticker too; a task that sleeps stalls both.
package main

import "time"

type task struct {
	name string
	run  func() error
}

type scheduler struct {
	tasks chan task
	stop  chan struct{}
}

func (s *scheduler) loop() {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case t := <-s.tasks:
			if err := t.run(); err != nil {
				println(t.name, err.Error())
			}
		case <-ticker.C:
			println("alive")
		case <-s.stop:
			return
		}
	}
}

func (s *scheduler) retry(f func() error) {
	s.tasks <- task{"retry", func() error {
		if err := f(); err != nil {
			time.Sleep(5 * time.Second) // want "the function literal in retry runs on the loop of scheduler.loop: calling time.Sleep stalls it for up to 5s"
			return f()
		}
		return nil
	}}
}

func main() {
	s := &scheduler{make(chan task, 8), make(chan struct{})}
	go s.loop()
	s.retry(func() error { return nil })
	close(s.stop)
}
