// A posted function posts to the loop it runs on, which cannot receive before it returns.
package main

type loop struct {
	tasks chan func()
	quit  chan struct{}
	n     int
}

func newLoop() *loop {
	l := &loop{tasks: make(chan func()), quit: make(chan struct{})}
	go l.run()
	return l
}

func (l *loop) run() {
	for {
		select { // because "is received from here" "run takes what it runs from its queue here"
		case task := <-l.tasks:
			task()
		case <-l.quit:
			return
		}
	}
}

func (l *loop) post(task func()) { l.tasks <- task } // because "post waits here, sending on l.tasks"

func (l *loop) increment() {
	l.post(func() {
		l.n++
		if l.n > 10 {
			l.post(l.reset) // want "the function literal in increment runs on the loop of loop.run: calling post, which ends up sending on l.tasks, waits for itself forever, since only this loop receives from it"
		}
	})
}

func (l *loop) reset() { l.n = 0 }

func main() {
	l := newLoop()
	l.increment()
	close(l.quit)
}
