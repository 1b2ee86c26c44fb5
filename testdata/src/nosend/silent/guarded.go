// One mutex guards the buffer on both sides.
package story

import (
	"bytes"
	"sync"
)

func collect(lines <-chan string) string {
	var mu sync.Mutex
	var buf bytes.Buffer
	go func() {
		for l := range lines {
			mu.Lock()
			buf.WriteString(l)
			mu.Unlock()
		}
	}()
	mu.Lock()
	defer mu.Unlock()
	return buf.String()
}
