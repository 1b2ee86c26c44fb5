// At the timeout the caller closes what the goroutine will send on.
package story

import (
	"errors"
	"time"
)

func fetch(query func() string) (string, error) {
	answers := make(chan string, 1)
	go func() { // because "this starts a goroutine that runs the function literal in fetch"
		answers <- query() // want "send on answers panics once fetch has closed the channel"
	}()
	select {
	case a := <-answers:
		return a, nil
	case <-time.After(time.Second):
		close(answers) // because "answers is closed by this close, which does not wait for the send"
		return "", errors.New("timeout")
	}
}
