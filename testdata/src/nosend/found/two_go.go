// Both goroutines print to one buffer.
package story

import (
	"bytes"
	"fmt"
)

func both(b *bytes.Buffer) {
	go fmt.Fprintln(b, "a") // want "b is used by several goroutines at once, for which bytes.Buffer is not safe"
	go fmt.Fprintln(b, "b")
}
