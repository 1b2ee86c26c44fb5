// main closes the results before the workers have sent them.
package main

import "fmt"

func worker(id int, jobs <-chan int, results chan<- int) {
	for j := range jobs {
		results <- id * j // want "send on results panics once main has closed the channel"
	}
}

func main() {
	jobs := make(chan int, 10)
	results := make(chan int, 10)
	for w := 1; w <= 3; w++ {
		go worker(w, jobs, results)
	}
	for j := 0; j < 10; j++ {
		jobs <- j
	}
	close(jobs)
	close(results)
	for r := range results {
		fmt.Println(r)
	}
}
