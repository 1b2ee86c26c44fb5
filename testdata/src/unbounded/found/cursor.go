// The consumer moves an index on and empties the slice when it has come to the
// end; comparing the two is no bound.
package story

import "sync"

type Journal struct {
	mu      sync.Mutex
	entries []string
	done    int
	wake    chan struct{}
}

func New() *Journal { return &Journal{wake: make(chan struct{}, 1)} }

func (j *Journal) Write(s string) {
	j.mu.Lock()
	j.entries = append(j.entries, s) // want "j.entries grows without a bound when Write adds faster than Replay takes"
	j.mu.Unlock()
	select {
	case j.wake <- struct{}{}:
	default:
	}
}

func (j *Journal) Replay(apply func(string)) {
	for range j.wake {
		for {
			j.mu.Lock()
			if j.done == len(j.entries) {
				j.entries, j.done = j.entries[:0], 0
				j.mu.Unlock()
				break
			}
			e := j.entries[j.done]
			j.done++
			j.mu.Unlock()
			apply(e)
		}
	}
}
