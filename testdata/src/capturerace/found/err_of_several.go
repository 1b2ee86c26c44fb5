// Each goroutine assigns the same err; the last one wins, or half of each.
package several

import "sync"

func All(fs []func() error) error {
	var err error
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Add(1)
		go func(f func() error) {
			defer wg.Done()
			if e := f(); e != nil {
				err = e // want "several goroutines write err here"
			}
		}(f)
	}
	wg.Wait()
	return err
}
