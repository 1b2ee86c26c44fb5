// The other case of the select ends the program, so what follows runs only after done.
package story

import (
	"errors"
	"log"
)

type promise struct{ ok bool }

func publish(send func() (*promise, error)) (n int) {
	errs, done := make(chan error, 1), make(chan struct{}, 1)
	acks := make(chan *promise, 100)
	go func() {
		for i := 0; i < 100; i++ {
			p, err := send()
			if err != nil {
				errs <- err
				return
			}
			acks <- p
		}
		close(acks)
		done <- struct{}{}
	}()
	select {
	case <-done:
	case err := <-errs:
		log.Fatal(errors.Join(err))
	}
	for range acks {
		n++
	}
	return n
}
