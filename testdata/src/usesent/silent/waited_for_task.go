// The message carries the group that the sender waits for.
package story

import "sync"

type task struct {
	payload []byte
	wg      *sync.WaitGroup
}

func run(ch chan task) {
	var wg sync.WaitGroup
	p := make([]byte, 10)
	for i := range 10 {
		p[0] = byte(i)
		wg.Add(1)
		ch <- task{p, &wg}
		wg.Wait()
	}
}
