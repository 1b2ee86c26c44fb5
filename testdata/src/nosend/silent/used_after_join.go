// The output is read when the goroutine has ended.
package story

import (
	"bytes"
	"io"
	"sync"
)

func capture(r io.Reader) string {
	var buf bytes.Buffer
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		io.Copy(&buf, r)
	}()
	wg.Wait()
	return buf.String()
}

func errChan(r io.Reader) (string, error) {
	var buf bytes.Buffer
	errc := make(chan error, 1)
	go func() {
		_, err := io.Copy(&buf, r)
		errc <- err
	}()
	err := <-errc
	return buf.String(), err
}
