// The tests wait for what they start.
package story

import (
	"sync"
	"testing"
)

func TestJoined(t *testing.T) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		t.Log("x")
	}()
	wg.Wait()
	t.Run("sub", func(t *testing.T) {
		done := make(chan struct{})
		go func() {
			t.Log("y")
			close(done)
		}()
		<-done
	})
}

func TestCleanup(t *testing.T) {
	done := make(chan struct{})
	t.Cleanup(func() { <-done })
	go func() {
		defer close(done)
		t.Log("z")
	}()
}
