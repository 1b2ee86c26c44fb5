// The helper locks the mutex that it is given.
package main

import "sync"

func add(n *int, mu *sync.Mutex, wg *sync.WaitGroup) {
	defer wg.Done()
	mu.Lock()
	*n++
	mu.Unlock()
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	n := 0
	for range 10 {
		wg.Add(1)
		go add(&n, &mu, &wg)
	}
	wg.Wait()
	println(n)
}
