// kubernetes, pkg/apiserver: finishRequest leaves at its timeout while the request's goroutine still sends (#5316).
package story

import (
	"errors"
	"time"
)

func finishRequest(timeout time.Duration, fn func() (any, error)) (any, error) {
	ch := make(chan any)
	errCh := make(chan error)
	go func() {
		if result, err := fn(); err != nil {
			errCh <- err // want "send on errCh blocks forever once finishRequest returns at its timeout"
		} else {
			ch <- result // want "send on ch blocks forever once finishRequest returns at its timeout"
		}
	}()
	select {
	case result := <-ch:
		return result, nil
	case err := <-errCh:
		return nil, err
	case <-time.After(timeout):
		return nil, errors.New("request did not complete within the allowed timeout")
	}
}
