// Each header is written over the one before.
package story

import "encoding/binary"

func frames(out chan<- []byte, lens []uint32) {
	hdr := make([]byte, 4)
	for _, l := range lens {
		binary.BigEndian.PutUint32(hdr, l)
		out <- hdr // want "hdr is written after it is sent on out"
	}
}
