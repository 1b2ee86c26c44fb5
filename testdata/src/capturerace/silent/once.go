// Once lets one goroutine in, and the others wait for it.
package once

import "sync"

func Run(fs []func() error) error {
	var once sync.Once
	var first error
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if err := f(); err != nil {
				once.Do(func() { first = err })
			}
		}()
	}
	wg.Wait()
	return first
}
