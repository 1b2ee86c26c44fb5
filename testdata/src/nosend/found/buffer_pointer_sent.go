// The buffer is sent and then written to.
package story

import "bytes"

func emit(out chan<- *bytes.Buffer) {
	buf := &bytes.Buffer{}
	buf.WriteString("one")
	out <- buf // want "buf is sent on out and used on both sides at once, for which bytes.Buffer is not safe"
	buf.WriteString("two")
}
