// The goroutine locks the two mutexes in the other order.
package story

import "sync"

func swap(a, b *int) {
	var x, y sync.Mutex
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		x.Lock()
		defer x.Unlock()
		y.Lock()
		defer y.Unlock()
		*a++
	}()
	go func() {
		defer wg.Done()
		y.Lock()
		defer y.Unlock()
		x.Lock() // want "x is locked while y is held, and the function literal in swap locks the two in the other order, which deadlocks"
		defer x.Unlock()
		*b++
	}()
	wg.Wait()
}
