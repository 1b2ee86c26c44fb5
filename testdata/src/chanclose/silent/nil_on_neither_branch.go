// Where the channel was not made, it is not closed either.
package story

func collect(xs []int, wide bool) (sum int) {
	var extra chan int
	if wide {
		extra = make(chan int, len(xs))
	}
	for _, x := range xs {
		if extra != nil {
			extra <- x
		}
	}
	if !wide {
		return 0
	}
	close(extra)
	for x := range extra {
		sum += x
	}
	return sum
}

func lazily(xs []int) {
	var out chan int
	for _, x := range xs {
		if out == nil {
			out = make(chan int, len(xs))
		}
		out <- x
	}
	if out != nil {
		close(out)
	}
}
