// One Add for two goroutines of which one does not say Done.
package story

import "sync"

func both(a, b func()) {
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		a()
	}()
	go func() {
		b()
	}()
	wg.Wait() // want "wg.Wait blocks forever"
}
