// An inner loop sends what there is, and receives meanwhile.
package story

func unlimited[T any](in <-chan T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		var queue []T
		for v := range in {
			queue = append(queue, v) // want "queue grows without a bound"
			for len(queue) > 0 {
				select {
				case out <- queue[0]:
					queue = queue[1:]
				case v, ok := <-in:
					if !ok {
						for _, v := range queue {
							out <- v
						}
						return
					}
					queue = append(queue, v)
				}
			}
		}
	}()
	return out
}
