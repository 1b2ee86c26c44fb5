// The goroutine serves two queues of jobs and nothing else; a job may sleep.
package main

import "time"

type jobs struct{ high, low chan func() }

func (j *jobs) run() {
	for {
		select {
		case f := <-j.high:
			f()
		case f := <-j.low:
			f()
		}
	}
}

func main() {
	j := &jobs{make(chan func()), make(chan func(), 8)}
	go j.run()
	j.low <- func() { time.Sleep(time.Second) }
	j.high <- func() { println("now") }
}
