// Peek returns a window into the reader's buffer, which Discard moves on.
package story

import "bufio"

func heads(in *bufio.Reader, out chan<- []byte) {
	for {
		head, err := in.Peek(4)
		if err != nil {
			return
		}
		out <- head // want "head is written after it is sent on out"
		if _, err := in.Discard(8); err != nil {
			return
		}
	}
}
