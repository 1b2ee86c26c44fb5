// Reset lets the next write begin in the bytes that were sent.
package story

import (
	"bytes"
	"fmt"
)

func encode(out chan<- []byte, values []int) {
	var buf bytes.Buffer
	for _, v := range values {
		buf.Reset()
		fmt.Fprintf(&buf, "%d", v)
		out <- buf.Bytes() // want "is written after it is sent on out"
	}
}
