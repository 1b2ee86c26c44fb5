// One goroutine owns the map; the others send to it.
package main

import "sync"

type hit struct{ key string }

func main() {
	hits := make(chan hit)
	counts := map[string]int{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for h := range hits {
			counts[h.key]++
		}
	}()
	var wg sync.WaitGroup
	for _, k := range []string{"a", "b"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			hits <- hit{k}
		}()
	}
	wg.Wait()
	close(hits)
	<-done
	println(len(counts))
}
