// The helper is generic; the leak is the same.
package story

import "time"

func async[T any](f func() T) <-chan T {
	ch := make(chan T)
	go func() { ch <- f() }() // want "send on ch blocks forever once orElse returns at its timeout"
	return ch
}

func orElse(f func() int, d time.Duration) int {
	select {
	case v := <-async(f):
		return v
	case <-time.After(d):
		return 0
	}
}
