// The range over the errors ends, since the group's waiter closes it.
package story

import (
	"errors"
	"sync"
)

func validate(rules []func() error) error {
	errs := make(chan error, 1)
	var wg sync.WaitGroup
	for _, r := range rules {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := r(); err != nil {
				errs <- err
			}
		}()
	}
	go func() {
		wg.Wait()
		close(errs)
	}()
	var all []error
	for err := range errs {
		all = append(all, err)
	}
	return errors.Join(all...)
}
