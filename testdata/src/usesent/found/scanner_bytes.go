// Scan overwrites the token that Bytes returned.
package story

import (
	"bufio"
	"io"
)

func lines(r io.Reader, out chan<- []byte) error {
	sc := bufio.NewScanner(r)
	for sc.Scan() { // because "sc.Scan writes again into the buffer of which line is a part"
		line := sc.Bytes()
		out <- line // want "line is written after it is sent on out"
	}
	return sc.Err()
}
