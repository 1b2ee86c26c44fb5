// The body of a range over a function starts the goroutines.
package iterate

import (
	"iter"
	"sync"
)

func Total(seq iter.Seq[int]) int {
	total := 0
	var wg sync.WaitGroup
	for x := range seq {
		wg.Add(1)
		go func() {
			defer wg.Done()
			total += x // want "several goroutines write total here"
		}()
	}
	wg.Wait()
	return total
}
