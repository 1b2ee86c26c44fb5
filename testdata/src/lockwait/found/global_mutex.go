// The worker takes the package's mutex before it answers.
package story

import "sync"

var (
	mu    sync.Mutex
	count int
	jobs  = make(chan chan int)
)

func init() { go work() }

func work() {
	for job := range jobs {
		mu.Lock()
		count++
		n := count
		mu.Unlock()
		job <- n
	}
}

func Next() int {
	mu.Lock()
	defer mu.Unlock()
	job := make(chan int)
	jobs <- job
	return <-job // want "receive from job blocks forever while mu is held, since work locks mu before it can send or close"
}
