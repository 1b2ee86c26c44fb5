// No channel is made for an empty range, which the caller excludes by another comparison.
package story

func span(from, to uint64) <-chan uint64 {
	if to == from {
		return nil
	}
	out := make(chan uint64)
	go func() {
		defer close(out)
		for n := from; n != to; n++ {
			out <- n
		}
	}()
	return out
}

func sum(from, to uint64) (total uint64) {
	if from >= to {
		return 0
	}
	for n := range span(from, to) {
		total += n
	}
	return total
}
