// Two different literals write one variable.
package two

import "sync"

func Both(a, b func() int) int {
	var result int
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		defer wg.Done()
		result = a() // want "this write of result in a goroutine races with a write in another"
	}()
	go func() {
		defer wg.Done()
		result += b()
	}()
	wg.Wait()
	return result
}
