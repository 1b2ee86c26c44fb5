// The done case beside it does not help: with the default, a result is lost as soon as the buffer is full.
package story

func collect(sources []func() int, done <-chan struct{}) []int {
	results := make(chan int, 4)
	for _, source := range sources {
		go func() {
			select {
			case <-done:
			case results <- source(): // want "lost in silence when results is full"
			default:
			}
		}()
	}
	var all []int
	for range sources {
		select {
		case r := <-results:
			all = append(all, r)
		case <-done:
			return all
		}
	}
	return all
}
