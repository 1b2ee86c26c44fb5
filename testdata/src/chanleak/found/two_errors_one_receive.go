// Both halves can fail, and one error is received.
package story

import "io"

func proxy(a, b io.ReadWriter) error {
	errc := make(chan error)
	go func() {
		_, err := io.Copy(a, b)
		errc <- err // want "send on errc blocks forever once proxy returns"
	}()
	go func() {
		_, err := io.Copy(b, a)
		errc <- err // want "send on errc blocks forever once proxy returns"
	}()
	return <-errc
}
