// Only this package can name the variable, and nothing in it waits.
package story

import "sync"

var workers sync.WaitGroup // want "nothing waits for workers, so its goroutines may still run"

var waited sync.WaitGroup

func work(f func()) {
	defer workers.Done()
	f()
}

func run(f, g func()) {
	workers.Add(1)
	go work(f)
	waited.Add(1)
	go func() {
		defer waited.Done()
		g()
	}()
	waited.Wait()
}
