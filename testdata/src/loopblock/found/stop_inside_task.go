// Stop waits for the loop to end, and a task of that loop calls it.
package main

type loop struct {
	tasks chan func()
	quit  chan struct{}
	done  chan struct{}
}

func start() *loop {
	l := &loop{make(chan func(), 4), make(chan struct{}), make(chan struct{})}
	go l.run()
	return l
}

func (l *loop) run() {
	defer close(l.done)
	for {
		select {
		case f := <-l.tasks:
			f()
		case <-l.quit:
			return
		}
	}
}

func (l *loop) stop() {
	close(l.quit)
	<-l.done
}

func main() {
	l := start()
	l.tasks <- func() {
		println("last task")
		l.stop() // want "the function literal in main runs on the loop of loop.run: calling stop, which ends up receiving from l.done, waits for itself forever, since only this loop can end the wait"
	}
	<-l.done
}
