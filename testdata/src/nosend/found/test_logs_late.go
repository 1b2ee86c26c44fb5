// The goroutine logs when the test may be over, which panics.
package story

import "testing"

func TestWatch(t *testing.T) {
	events := make(chan int)
	go func() { // want "t is given to the goroutine and may be used after the test has returned, when its use panics"
		for e := range events {
			t.Logf("event %d", e)
		}
	}()
	events <- 1
}
