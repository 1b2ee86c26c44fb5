// Each input is forwarded by a goroutine, and the last one out closes.
package story

import "sync"

func merge(done <-chan struct{}, inputs ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	forward := func(c <-chan int) {
		defer wg.Done()
		for v := range c {
			select {
			case out <- v:
			case <-done:
				return
			}
		}
	}
	wg.Add(len(inputs))
	for _, c := range inputs {
		go forward(c)
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func source(done <-chan struct{}, n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			select {
			case c <- i:
			case <-done:
				return
			}
		}
	}()
	return c
}

func firstBig() int {
	done := make(chan struct{})
	defer close(done)
	for v := range merge(done, source(done, 5), source(done, 7)) {
		if v > 3 {
			return v
		}
	}
	return 0
}
