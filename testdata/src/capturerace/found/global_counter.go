// A global variable is shared like a captured one.
package main

import (
	"fmt"
	"sync"
)

var hits int

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 100; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			hits++ // want "several goroutines write hits here"
		}()
	}
	wg.Wait()
	fmt.Println(hits)
}
