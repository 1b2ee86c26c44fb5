// Only other goroutines stop the loop and wait for its end; the task asks one to do it.
package main

type loop struct {
	tasks chan func()
	quit  chan struct{}
	done  chan struct{}
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
	l := &loop{make(chan func()), make(chan struct{}), make(chan struct{})}
	go l.run()
	l.tasks <- func() { go l.stop() }
	<-l.done
}
