// Package feed hands out channels that it closes.
package feed

// Lines returns the lines one by one, and closes the channel after the last.
func Lines(lines []string) <-chan string {
	ch := make(chan string)
	go func() {
		defer close(ch)
		for _, l := range lines {
			ch <- l
		}
	}()
	return ch
}

// Ticks returns a channel that nothing closes.
func Ticks(next func() int) <-chan int {
	ch := make(chan int)
	go func() {
		for {
			ch <- next()
		}
	}()
	return ch
}
