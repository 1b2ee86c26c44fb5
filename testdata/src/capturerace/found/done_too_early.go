// Done comes before the write, so Wait does not wait for it.
package early

import "sync"

func First(f func() int) int {
	var v int
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		wg.Done()
		v = f() // want "this write of v in a goroutine races with a read outside of it"
	}()
	wg.Wait()
	return v
}
