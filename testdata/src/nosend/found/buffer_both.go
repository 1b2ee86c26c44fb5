// Both sides write to the buffer.
package story

import (
	"bytes"
	"fmt"
)

func render(parts []string) string {
	var buf bytes.Buffer
	go func() { // want "buf is given to the goroutine and used on both sides at once, for which bytes.Buffer is not safe"
		for _, p := range parts {
			buf.WriteString(p)
		}
	}()
	fmt.Fprintf(&buf, "%d parts", len(parts)) // because "this uses buf while the other side may be using it"
	return ""
}
