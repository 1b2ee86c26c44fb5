// The wait group counts, and nothing waits for it.
package main

import (
	"fmt"
	"sync"
)

func worker(wg *sync.WaitGroup, n int) {
	defer wg.Done()
	fmt.Println(n)
}

func main() {
	var wg sync.WaitGroup // want "nothing waits for wg, so its goroutines may still run when the program goes on or ends"
	for n := range 4 {
		wg.Add(1)
		go worker(&wg, n)
	}
	var others sync.WaitGroup // want "nothing waits for others"
	others.Go(func() { fmt.Println("x") })
}
