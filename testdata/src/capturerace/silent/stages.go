// Each stage is waited for before the next one starts.
package stages

import "sync"

func Run(n int) int {
	x := 0
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		x = n
	}()
	wg.Wait()
	wg.Add(1)
	go func() {
		defer wg.Done()
		x *= 2
	}()
	wg.Wait()
	return x
}

func Chain(n int) int {
	x := 0
	first, second := make(chan struct{}), make(chan struct{})
	go func() {
		x = n
		close(first)
	}()
	go func() {
		<-first
		x *= 2
		close(second)
	}()
	<-second
	return x
}
