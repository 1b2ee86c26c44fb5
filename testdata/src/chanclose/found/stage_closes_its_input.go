// The stage closes the channel that its producer closes too.
package story

func numbers(n int) chan int {
	out := make(chan int)
	go func() {
		for i := range n {
			out <- i
		}
		close(out)
	}()
	return out
}

func squares(in chan int) chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for v := range in {
			if v > 100 {
				close(in) // want "in is closed twice when the function literal in numbers closes it too"
				return
			}
			out <- v * v
		}
	}()
	return out
}

func total(n int) (sum int) {
	for v := range squares(numbers(n)) {
		sum += v
	}
	return sum
}
