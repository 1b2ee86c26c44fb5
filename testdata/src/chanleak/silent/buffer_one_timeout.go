// The buffer takes the late result.
package story

import (
	"errors"
	"time"
)

func fetch(get func() string) (string, error) {
	results := make(chan string, 1)
	go func() { results <- get() }()
	select {
	case r := <-results:
		return r, nil
	case <-time.After(time.Second):
		return "", errors.New("timeout")
	}
}
