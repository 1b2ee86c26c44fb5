// The header is written in front of the payload that was sent.
package story

import (
	"encoding/binary"
	"io"
)

func frames(r io.Reader, out chan<- []byte) error {
	for {
		frame := make([]byte, 4+1024)
		n, err := r.Read(frame[4:])
		if err != nil {
			return err
		}
		out <- frame[4 : 4+n]
		binary.BigEndian.PutUint32(frame[:4], uint32(n))
		copy(frame, "abcd")
	}
}
