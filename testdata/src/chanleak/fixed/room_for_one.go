package story

import (
	"errors"
	"time"
)

func fetch(get func() string) (string, error) {
	results := make(chan string)
	go func() {
		results <- get() // want "send on results blocks forever"
	}()
	select {
	case r := <-results:
		return r, nil
	case <-time.After(time.Second):
		return "", errors.New("timeout")
	}
}
