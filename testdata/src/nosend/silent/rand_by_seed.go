// Every worker has a generator of its own, or the lock of the global one.
package story

import (
	"math/rand"
	"sync"
)

func simulate(n int) {
	var wg sync.WaitGroup
	for i := range n {
		rng := rand.New(rand.NewSource(int64(i)))
		wg.Add(2)
		go func() {
			defer wg.Done()
			println(rng.Intn(6))
		}()
		go func() {
			defer wg.Done()
			println(rand.Intn(6))
		}()
	}
	wg.Wait()
}

type safe struct {
	mu  sync.Mutex
	rng *rand.Rand
}

func (s *safe) next() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.rng.Int()
}

func shared(s *safe) {
	for range 3 {
		go s.next()
	}
}

func locked(rng *rand.Rand) {
	var mu sync.Mutex
	for range 3 {
		go func() {
			mu.Lock()
			defer mu.Unlock()
			println(rng.Int())
		}()
	}
}
