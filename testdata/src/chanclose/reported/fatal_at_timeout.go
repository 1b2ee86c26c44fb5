// The test does not go on after t.Fatal.
package story

import (
	"sync"
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	var wg sync.WaitGroup
	errs := make(chan error, 8)
	for range 8 {
		wg.Go(func() { errs <- nil })
	}
	finished := make(chan struct{})
	go func() { wg.Wait(); close(finished) }()
	gate := make(chan struct{})
	select {
	case <-finished:
	case <-time.After(time.Minute):
		close(gate)
		t.Fatal("not finished")
	}
	close(gate)
	close(errs)
	for err := range errs {
		t.Error(err)
	}
}
