// The deferred Flush runs while the goroutine writes.
package story

import (
	"bufio"
	"io"
)

func logTo(w io.Writer, lines <-chan string) {
	bw := bufio.NewWriter(w)
	defer bw.Flush()
	go func() { // want "bw is given to the goroutine and used on both sides at once, for which bufio.Writer is not safe"
		for l := range lines {
			bw.WriteString(l)
		}
	}()
}
