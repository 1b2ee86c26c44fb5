// A deferred call and a go statement drop what the function says as any statement does.
package story

import "errors"

type batch struct{ rows []string }

type writer struct {
	current batch
	full    chan batch
}

func (w *writer) hand(b batch) error {
	select {
	case w.full <- b:
		return nil
	default:
		return errors.New("the flusher is behind")
	}
}

func (w *writer) close(last batch) {
	defer w.hand(last) // want "the error by which w.hand says"
	w.current = batch{}
}

func (w *writer) later(b batch) {
	go w.hand(b) // want "the error by which w.hand says"
}
