// The literal of a subtest ends before its goroutine.
package story

import (
	"testing"
	"time"
)

func TestAll(t *testing.T) {
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			go func() { // want "t is given to the goroutine and may be used after the test has returned"
				time.Sleep(time.Second)
				t.Error(name)
			}()
		})
	}
}
