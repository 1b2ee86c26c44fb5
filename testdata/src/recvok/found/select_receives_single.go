// The answer may be the zero of the closed channel.
package story

import (
	"errors"
	"time"
)

type user struct{ name string }

func find(id int, query func(int) (*user, error)) (*user, error) {
	found := make(chan *user, 1)
	go func() {
		defer close(found)
		u, err := query(id)
		if err != nil {
			return
		}
		found <- u
	}()
	select {
	case u := <-found: // want "receive from found gives the zero value if the function literal in find closes the channel without having sent"
		return u, nil
	case <-time.After(time.Second):
		return nil, errors.New("timeout")
	}
}
