// Met in fasthttp's stackless writer: the author has told another linter that the error may be dropped.
package story

import "errors"

type writer struct{ ops chan string }

func (w *writer) do(op string) error {
	select {
	case w.ops <- op:
		return nil
	default:
		return errors.New("high load")
	}
}

func (w *writer) reset(op string) {
	w.do(op) //nolint:errcheck
}
