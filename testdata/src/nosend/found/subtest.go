// The literal of a subtest ends before its goroutine.
package story

import (
	"errors"
	"testing"
)

func TestAll(t *testing.T) {
	for _, name := range []string{"a", "b"} {
		t.Run(name, func(t *testing.T) {
			go func() { // want "t is given to the goroutine and may be used after the test has returned"
				if err := errors.New(name); err != nil {
					t.Error(err)
				}
			}()
		})
	}
}
