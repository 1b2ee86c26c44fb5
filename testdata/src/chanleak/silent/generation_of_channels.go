// Each turn has a channel of its own, which the next turn waits for.
package story

func chain(fs []func()) {
	prev := make(chan struct{})
	close(prev)
	for _, f := range fs {
		next := make(chan struct{})
		go func(wait <-chan struct{}, done chan<- struct{}) {
			<-wait
			f()
			close(done)
		}(prev, next)
		prev = next
	}
	<-prev
}
