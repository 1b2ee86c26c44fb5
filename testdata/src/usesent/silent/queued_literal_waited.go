// The literal says itself that it is done.
package story

import "io"

func blocks(r io.Reader, tasks chan<- func(), use func([]byte)) error {
	block := make([]byte, 512)
	done := make(chan int)
	for {
		n, err := r.Read(block)
		if err != nil {
			return err
		}
		tasks <- func() {
			use(block[:n])
			done <- n
		}
		println(<-done)
	}
}
