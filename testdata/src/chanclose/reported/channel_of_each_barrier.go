// Each barrier has a channel of its own, which the function it returns closes.
package story

type worker struct{ start func() error }

func (w *worker) run() error { return w.start() }

func barrier(w *worker) <-chan struct{} {
	start := w.start
	entered := make(chan struct{})
	w.start = func() error {
		err := start()
		close(entered)
		return err
	}
	return entered
}

func runAsync(w *worker) <-chan error {
	result := make(chan error, 1)
	go func() { result <- w.run() }()
	return result
}

func both(a, b *worker) {
	entered, result := barrier(a), runAsync(a)
	<-entered
	<-result
	entered, result = barrier(b), runAsync(b)
	<-entered
	<-result
}
