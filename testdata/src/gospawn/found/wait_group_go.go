// The wait group joins them all in the end and limits none.
package story

import "sync"

func drain(in <-chan []byte, store func([]byte)) {
	var wg sync.WaitGroup
	for data := range in {
		wg.Go(func() { store(data) }) // want "wg.Go starts a goroutine for each value received from in, and nothing limits how many run at a time"
	}
	wg.Wait()
}
