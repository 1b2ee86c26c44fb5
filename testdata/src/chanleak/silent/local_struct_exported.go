// Every call of Use has a worker of its own, and stops it after the last send.
package story

type worker struct {
	jobs chan int
	quit chan struct{}
	done chan struct{}
}

func newWorker() *worker {
	w := &worker{jobs: make(chan int), quit: make(chan struct{}), done: make(chan struct{})}
	go w.loop()
	return w
}

func (w *worker) loop() {
	defer close(w.done)
	for {
		select {
		case <-w.jobs:
		case <-w.quit:
			return
		}
	}
}

func (w *worker) stop() {
	close(w.quit)
	<-w.done
}

func Use(n int) {
	w := newWorker()
	defer w.stop()
	for i := range n {
		w.jobs <- i
	}
}
