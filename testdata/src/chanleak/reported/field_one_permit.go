// A writer reports its error once for each permit that the loop gave out, and
// the buffer holds as many.
package field_one_permit

type writer struct {
	permit chan struct{}
	result chan error
	closed chan struct{}
	write  func(string) error
}

func newWriter(write func(string) error) *writer {
	w := &writer{permit: make(chan struct{}, 1), result: make(chan error, 1), closed: make(chan struct{}), write: write}
	go w.run()
	return w
}

func (w *writer) run() {
	w.permit <- struct{}{}
	for err := range w.result {
		if err != nil {
			close(w.closed)
			return
		}
		w.permit <- struct{}{}
	}
}

func (w *writer) Write(s string) bool {
	select {
	case <-w.permit:
		err := w.write(s)
		w.result <- err
		return err == nil
	case <-w.closed:
		return false
	}
}

var Stdout = newWriter(func(s string) error { println(s); return nil })
