// The goroutines get a pointer to the variable.
package main

import (
	"fmt"
	"sync"
)

func add(n *int, wg *sync.WaitGroup) {
	defer wg.Done()
	*n++ // want `several goroutines write \*n here`
}

func main() {
	var wg sync.WaitGroup
	n := 0
	for range 10 {
		wg.Add(1)
		go add(&n, &wg)
	}
	wg.Wait()
	fmt.Println(n)
}
