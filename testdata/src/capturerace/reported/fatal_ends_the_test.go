// quic-go, client-go: the arm that does not wait ends the test.
package datagram

import (
	"testing"
	"time"
)

func count(t *testing.T, receive func() error) int {
	n := 0
	done := make(chan struct{})
	go func() {
		defer close(done)
		for receive() == nil {
			n++
		}
	}()
	select {
	case <-done:
	case <-time.After(time.Second):
		t.Fatal("timeout")
	}
	return n
}
