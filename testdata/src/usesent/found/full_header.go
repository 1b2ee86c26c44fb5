// io.ReadFull reuses the frame that was sent in the iteration before.
package story

import (
	"bufio"
	"io"
)

type reader struct {
	r      *bufio.Reader
	frames chan []byte
	frame  []byte
}

func (r *reader) run() error {
	for {
		if _, err := io.ReadFull(r.r, r.frame); err != nil {
			return err
		}
		r.frames <- r.frame // want "r.frame is written after it is sent on r.frames"
	}
}
