// The goroutine always sends an error that is not nil before it leaves.
package story

import "errors"

var errStopped = errors.New("stopped")

func run(step func() error) error {
	errs := make(chan error)
	go func() {
		for {
			if err := step(); err != nil {
				errs <- errStopped
				return
			}
		}
	}()
	for {
		if err := <-errs; err != nil {
			return err
		}
	}
}
