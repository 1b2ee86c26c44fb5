// The buffer is given away and not used again.
package story

import (
	"bytes"
	"encoding/json"
	"io"
)

func send(out chan<- *bytes.Buffer, s string) {
	buf := new(bytes.Buffer)
	buf.WriteString(s)
	out <- buf
}

func decode(r io.Reader, out chan<- int) {
	dec := json.NewDecoder(r)
	go func() {
		defer close(out)
		for {
			var n int
			if dec.Decode(&n) != nil {
				return
			}
			out <- n
		}
	}()
}
