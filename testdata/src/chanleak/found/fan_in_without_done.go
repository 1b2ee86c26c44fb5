// The consumer leaves early and no goroutine of the merge can.
package story

import "sync"

func merge(inputs ...<-chan int) <-chan int {
	var wg sync.WaitGroup
	out := make(chan int)
	forward := func(c <-chan int) {
		defer wg.Done()
		for v := range c {
			out <- v // want "send on out blocks forever once firstBig returns"
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

func source(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i // want "send on c blocks forever"
		}
	}()
	return c
}

func firstBig() int {
	for v := range merge(source(5), source(7)) {
		if v > 3 {
			return v
		}
	}
	return 0
}
