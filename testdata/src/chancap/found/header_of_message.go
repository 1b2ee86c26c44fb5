// The peer's message says how many follow, and the buffer is made for them all.
package story

import (
	"encoding/binary"
	"io"
)

func receive(r io.Reader) (<-chan []byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	count := binary.BigEndian.Uint32(head[:])
	parts := make(chan []byte, count) // want "the capacity of parts comes from the message that is decoded without a limit: a large value takes all memory$"
	go func() {
		defer close(parts)
		for range count {
			parts <- make([]byte, 16)
		}
	}()
	return parts, nil
}
