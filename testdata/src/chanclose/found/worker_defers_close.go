// Each worker closes the results of all when it is done.
package story

func collect(jobs <-chan int, n int) <-chan int {
	results := make(chan int)
	for range n {
		go worker(jobs, results) // because "this starts more than one goroutine that closes results"
	}
	return results
}

func worker(jobs <-chan int, results chan<- int) {
	defer close(results) // want "results is closed by each of several goroutines, and the second close panics"
	for j := range jobs {
		results <- j * j
	}
}
