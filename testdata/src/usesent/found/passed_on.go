// The workers pass the whole message on, to a function that may look at all of
// it.
package story

import "path"

type job struct {
	name string
	args []string
}

func feed(names []string, jobs chan<- job) {
	args := make([]string, 1)
	for _, n := range names {
		args[0] = path.Join("/", n) // because "this writes into the same memory"
		jobs <- job{n, args}        // want "is written after it is sent on jobs"
	}
	close(jobs)
}

func work(names []string, do func(job)) {
	jobs := make(chan job)
	for range 4 {
		go func() {
			for j := range jobs {
				do(j)
			}
		}()
	}
	feed(names, jobs)
}
