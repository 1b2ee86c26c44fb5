// The timeout leaves the buffered channel to the garbage collector.
package story

import (
	"errors"
	"time"
)

func call(f func() int) (int, error) {
	ch := make(chan int, 1)
	go func() { ch <- f() }()
	select {
	case v := <-ch:
		return v, nil
	case <-time.After(time.Second):
		return 0, errors.New("timeout")
	}
}
