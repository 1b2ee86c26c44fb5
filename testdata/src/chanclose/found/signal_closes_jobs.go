// The goroutine that hears the signal closes the channel of the loop beside it.
package story

import "context"

func pump(ctx context.Context, next func() int, work func(<-chan int)) {
	jobs := make(chan int)
	go work(jobs)
	go func() {
		<-ctx.Done()
		close(jobs)
	}()
	for ctx.Err() == nil {
		jobs <- next() // want "send on jobs panics once the function literal in pump has closed the channel"
	}
}
