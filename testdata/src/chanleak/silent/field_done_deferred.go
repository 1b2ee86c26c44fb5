// The close is deferred, so every way out makes it.
package story

import "os"

type job struct {
	path string
	done chan struct{}
}

func Load(path string) *job {
	j := &job{path: path, done: make(chan struct{})}
	go j.run()
	return j
}

func (j *job) run() {
	defer close(j.done)
	if _, err := os.ReadFile(j.path); err != nil {
		return
	}
	println("read")
}

func (j *job) Wait() { <-j.done }
