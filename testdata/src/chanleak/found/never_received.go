// Nobody receives from results.
package story

func first(a, b func() int) int {
	results := make(chan int)
	done := make(chan int)
	go func() { results <- a() }() // want "send on results blocks forever, since nothing receives from it"
	go func() { done <- b() }()
	return <-done
}
