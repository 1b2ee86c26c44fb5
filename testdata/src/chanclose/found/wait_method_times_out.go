// Wait leaves at its timeout and closes under the goroutine of Start.
package story

import "time"

type Job struct{ done chan error }

func (j *Job) Start(f func() error) {
	go func() {
		j.done <- f() // want "send on j.done panics once Wait has closed the channel"
	}()
}

func (j *Job) Wait(d time.Duration) error {
	defer close(j.done)
	select {
	case err := <-j.done:
		return err
	case <-time.After(d):
		return nil
	}
}

func Do(f func() error) error {
	j := &Job{done: make(chan error, 1)}
	j.Start(f)
	return j.Wait(time.Second)
}
