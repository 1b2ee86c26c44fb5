// The closer waits for the readers, but the goroutine of the summary still sends.
package story

import "sync"

func scan(parts []string, read func(string) string, sum func() string) <-chan string {
	out := make(chan string)
	var wg sync.WaitGroup
	for _, p := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out <- read(p)
		}()
	}
	go func() {
		out <- sum() // want "send on out panics once the function literal in scan has closed the channel"
	}()
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}
