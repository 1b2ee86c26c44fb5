// The struct is shared by its pointer.
package stats

import "sync"

type stats struct{ ok, failed int }

func Run(jobs []func() bool) *stats {
	s := &stats{}
	var wg sync.WaitGroup
	for _, job := range jobs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if job() {
				s.ok++ // want "several goroutines write s.ok here"
			}
		}()
	}
	wg.Wait()
	return s
}
