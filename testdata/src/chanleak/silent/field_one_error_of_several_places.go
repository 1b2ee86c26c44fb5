// Each way out sends once, and the buffer holds one.
package story

import (
	"io"
	"time"
)

type result struct{ errc chan error }

func Copy(w io.Writer, r io.Reader) *result {
	res := &result{errc: make(chan error, 1)}
	go res.run(w, r)
	go res.watch()
	return res
}

func (res *result) run(w io.Writer, r io.Reader) {
	if w == nil {
		res.errc <- io.ErrShortWrite
		return
	}
	if _, err := io.Copy(w, r); err != nil {
		res.errc <- err
		return
	}
	res.errc <- nil
}

func (res *result) watch() {
	for {
		select {
		case err := <-res.errc:
			println(err)
		case <-time.After(time.Second):
			return
		}
	}
}
