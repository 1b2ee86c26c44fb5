// The workers lock the results, the caller holds the configuration.
package story

import "sync"

type runner struct {
	conf    sync.Mutex
	results struct {
		sync.Mutex
		m map[int]int
	}
	wg sync.WaitGroup
}

func New() *runner {
	r := &runner{}
	r.results.m = map[int]int{}
	return r
}

func (r *runner) Run(n int) {
	r.conf.Lock()
	defer r.conf.Unlock()
	for i := range n {
		r.wg.Add(1)
		go func() {
			defer r.wg.Done()
			r.results.Lock()
			defer r.results.Unlock()
			r.results.m[i] = i * i
		}()
	}
	r.wg.Wait()
}
