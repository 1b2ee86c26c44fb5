// As many receives as goroutines, counted down; the counter of the first loop is captured.
package story

func halves(n int, half func(int) int) (sum int) {
	out := make(chan int)
	for i := 0; i < n; i++ {
		go func() { out <- half(i) }()
	}
	for left := n; left > 0; left-- {
		sum += <-out
	}
	return sum
}
