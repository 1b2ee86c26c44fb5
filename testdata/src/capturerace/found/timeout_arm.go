// The timeout arm returns while the goroutine still may assign the result.
package timeout

import (
	"errors"
	"time"
)

func Fetch(get func() (string, error)) (string, error) {
	var body string
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		body, err = get() // want "this write of body in a goroutine races with a read outside of it"
	}()
	select {
	case <-done:
		return body, err
	case <-time.After(time.Second):
		return body, errors.New("timeout")
	}
}
