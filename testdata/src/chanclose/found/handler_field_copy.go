// The goroutine works on a copy of the struct, with the same channel.
package story

type feed struct {
	updates chan int
}

func (f feed) loop(next func() int) {
	for {
		f.updates <- next() // want "send on f.updates panics once watch has closed the channel"
	}
}

func watch(next func() int, stop <-chan struct{}) {
	f := feed{updates: make(chan int, 1)}
	go f.loop(next)
	<-stop
	close(f.updates)
}
