// Met in nats-server: each snapshot has its own channel with room for the one error that ends it.
package story

import (
	"errors"
	"io"
)

type snapshot struct {
	r    io.Reader
	errs chan error
}

func Files(w io.WriteCloser, n int) *snapshot {
	errs := make(chan error, 1)
	go writeFiles(w, n, errs)
	return &snapshot{errs: errs}
}

func writeFiles(w io.WriteCloser, n int, errs chan error) {
	defer close(errs)
	fail := func(err error) { errs <- err }
	if n == 0 {
		fail(errors.New("none"))
		return
	}
	for range n {
		if _, err := w.Write(nil); err != nil {
			fail(err)
			return
		}
	}
}

func Keys(w io.WriteCloser) *snapshot {
	errs := make(chan error, 1)
	go func() {
		defer close(errs)
		if _, err := w.Write(nil); err != nil {
			errs <- err
		}
	}()
	return &snapshot{errs: errs}
}

func Serve(n int, w io.WriteCloser, send func(error) error) {
	s := Files(w, n)
	if n > 3 {
		s = Keys(w)
	}
	go func() {
		for err := range s.errs {
			if send(err) != nil {
				return
			}
		}
	}()
}
