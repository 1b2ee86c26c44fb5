// The caller leaves at its timeout, and the late result finds nobody.
package story

import (
	"errors"
	"time"
)

func fetch(get func() string) (string, error) {
	results := make(chan string)
	go func() { // because "fetch starts the goroutine"
		results <- get() // want "send on results blocks forever once fetch returns at its timeout"
	}()
	select {
	case r := <-results:
		return r, nil
	case <-time.After(time.Second): // because "fetch returns at its timeout here"
		return "", errors.New("timeout")
	}
}
