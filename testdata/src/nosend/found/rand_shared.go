// A generator of one's own has no lock.
package story

import (
	"math/rand"
	"sync"
)

func simulate(n int) {
	rng := rand.New(rand.NewSource(1))
	var wg sync.WaitGroup
	for range n {
		wg.Add(1)
		go func() { // want "rng is used by several goroutines at once, for which rand.Rand is not safe"
			defer wg.Done()
			println(rng.Intn(6))
		}()
	}
	wg.Wait()
}
