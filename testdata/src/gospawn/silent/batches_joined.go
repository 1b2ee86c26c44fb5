// Each batch is waited for before the next one is taken.
package story

import "sync"

func fan(batches <-chan []string, out func(string)) {
	for batch := range batches {
		var wg sync.WaitGroup
		for _, s := range batch {
			wg.Add(1)
			go func() {
				defer wg.Done()
				out(s)
			}()
		}
		wg.Wait()
	}
}

func every100(in <-chan string, out func(string)) {
	var wg sync.WaitGroup
	n := 0
	for s := range in {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out(s)
		}()
		if n++; n == 100 {
			wg.Wait()
			n = 0
		}
	}
	wg.Wait()
}
