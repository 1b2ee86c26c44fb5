// The closer waits for all workers before it closes, and the select waits for the closer.
package closer

import (
	"errors"
	"sync"
	"time"
)

func Gather(fs []func() string) ([]string, error) {
	var mu sync.Mutex
	var out []string
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s := f()
			mu.Lock()
			out = append(out, s)
			mu.Unlock()
		}()
	}
	done := make(chan struct{})
	go func() {
		wg.Wait()
		close(done)
	}()
	select {
	case <-done:
		return out, nil
	case <-time.After(time.Second):
		return nil, errors.New("timeout")
	}
}
