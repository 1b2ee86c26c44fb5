// The range has ended since the producer closed the channel, and the consumer
// closes it once more.
package story

func sum(xs []int) (total int) {
	in := make(chan int)
	go func() {
		defer close(in)
		for _, x := range xs {
			in <- x
		}
	}()
	for x := range in { // because "in has been closed by another when this range ends"
		total += x
	}
	close(in) // want "in is closed a second time, which panics, since it is closed already when the receive says so"
	return total
}
