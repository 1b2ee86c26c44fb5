// The early return skips the close for which Wait waits.
package story

import "os"

type job struct {
	path string
	done chan struct{}
	data []byte
}

func Load(path string) *job {
	j := &job{path: path, done: make(chan struct{})}
	go j.run()
	return j
}

func (j *job) run() {
	data, err := os.ReadFile(j.path)
	if err != nil {
		return // because "run leaves here"
	}
	j.data = data
	close(j.done)
}

func (j *job) Wait() []byte {
	<-j.done // want "receive from j.done blocks forever once run has returned on its error"
	return j.data
}
