// The collector closes the channel at the first error, and so does who waits
// for all the senders.
package story

import "sync"

func upload(parts []int, put func(int) error) error {
	errs := make(chan error)
	var wg sync.WaitGroup
	for _, p := range parts {
		wg.Go(func() {
			if err := put(p); err != nil {
				errs <- err
			}
		})
	}
	go func() { // because "this starts a goroutine that runs the function literal in upload"
		wg.Wait()
		close(errs) // want "errs is closed twice when upload closes it too, which panics"
	}()
	for err := range errs {
		if err != nil {
			close(errs) // because "errs is also closed by this close"
			return err
		}
	}
	return nil
}
