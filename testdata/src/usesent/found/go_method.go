// The job's own goroutine prints the data that the loop reads over.
package story

import (
	"fmt"
	"io"
)

type job struct{ data []byte }

func (j *job) run() { fmt.Println(j.data) }

func dispatch(r io.Reader) {
	j := &job{data: make([]byte, 100)}
	for {
		if _, err := r.Read(j.data); err != nil {
			return
		}
		go j.run() // want "j is written after it is given to the goroutine"
	}
}
