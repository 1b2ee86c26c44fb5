// The select leaves when the loop is stopped; until then the task waits for the loop that runs it.
package main

type loop struct {
	tasks chan func()
	stop  chan struct{}
}

func (l *loop) run() {
	for {
		select {
		case f := <-l.tasks:
			f()
		case <-l.stop:
			return
		}
	}
}

func (l *loop) post(f func()) bool {
	select {
	case l.tasks <- f:
		return true
	case <-l.stop:
		return false
	}
}

func main() {
	l := &loop{make(chan func()), make(chan struct{})}
	go l.run()
	l.post(func() {
		l.post(func() { println("late") }) // want "the function literal in main runs on the loop of loop.run: calling post, which ends up waiting in a select, waits for itself"
	})
	close(l.stop)
}
