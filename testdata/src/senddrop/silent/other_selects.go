// Selects without a default wait, and one with several sends takes whichever is ready.
package story

type shard struct{ in chan int }

func waits(s *shard, v int, done <-chan struct{}) {
	select {
	case s.in <- v:
	case <-done:
	}
}

func either(a, b chan<- int, v int) {
	select {
	case a <- v:
	case b <- v:
	default:
	}
}
