// The helper starts the goroutine on the channel that its caller made and leaves.
package story

import "errors"

func spawn(out chan<- string, f func() string) {
	go func() {
		out <- f() // want "send on out blocks forever once load returns early with an error"
	}()
}

func load(check func() error, f func() string) (string, error) {
	out := make(chan string)
	spawn(out, f)
	if err := check(); err != nil {
		return "", errors.New("check failed")
	}
	return <-out, nil
}
