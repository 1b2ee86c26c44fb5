// A slot of an array of fixed length has one goroutine, which is started when the slot is empty.
package slots

import "sync"

func Shards(in <-chan int, run func(shard int, in <-chan int)) {
	var chans [8]chan int
	var wg sync.WaitGroup
	for v := range in {
		s := v & 7
		if chans[s] == nil {
			c := make(chan int, 16)
			chans[s] = c
			wg.Add(1)
			go func() {
				defer wg.Done()
				run(s, c)
			}()
		}
		chans[s] <- v
	}
	for _, c := range chans {
		if c != nil {
			close(c)
		}
	}
	wg.Wait()
}
