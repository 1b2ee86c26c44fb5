// Package demo holds mistakes for chanlint to find.
package demo

// Fastest returns the result of b, and leaves a goroutine behind.
func Fastest(a, b func() int) int {
	results := make(chan int)
	done := make(chan int)
	go func() { results <- a() }()
	go func() { done <- b() }()
	return <-done
}

// Produce closes its channel twice if an item is negative.
func Produce(ch chan<- int, items []int) {
	defer close(ch)
	for _, item := range items {
		if item < 0 {
			close(ch)
			return
		}
		ch <- item
	}
}
