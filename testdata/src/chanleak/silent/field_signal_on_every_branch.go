// Exactly one send on each way out.
package story

import "os"

type job struct{ result chan error }

func Load(path string) *job {
	j := &job{result: make(chan error)}
	go j.run(path)
	return j
}

func (j *job) run(path string) {
	if _, err := os.ReadFile(path); err != nil {
		j.result <- err
		return
	}
	j.result <- nil
}

func (j *job) Wait() error { return <-j.result }
