// A worker pool with a jobs channel that is closed and a wait before the results close.
package story

import "sync"

type job struct{ id int }
type result struct {
	id  int
	err error
}

func pool(jobs []job, n int, do func(job) error) []result {
	in := make(chan job)
	out := make(chan result)
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		wg.Add(1)
		go worker(&wg, in, out, do)
	}
	go func() {
		for _, j := range jobs {
			in <- j
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	var all []result
	for r := range out {
		all = append(all, r)
	}
	return all
}

func worker(wg *sync.WaitGroup, in <-chan job, out chan<- result, do func(job) error) {
	defer wg.Done()
	for j := range in {
		out <- result{j.id, do(j)}
	}
}
