// Each job runs once, and there is room for one result of each.
package main

// single goroutine executing func jobs; results to buffered chan len
func main() {
	jobs := make(chan func())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for f := range jobs {
			f()
		}
	}()
	xs := []int{1, 2, 3}
	res := make(chan int, len(xs))
	for _, x := range xs {
		jobs <- func() { res <- x * 2 }
	}
	close(jobs)
	<-done
	close(res)
	for r := range res {
		println(r)
	}
}
