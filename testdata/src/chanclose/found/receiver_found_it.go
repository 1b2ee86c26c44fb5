// The receiver closes the channel once it has found what it was asked for,
// while the scanner still sends.
package story

import (
	"bufio"
	"io"
)

func find(r io.Reader, match func(string) bool) string {
	lines := make(chan string)
	go func() { // because "this starts a goroutine that runs the function literal in find"
		for s := bufio.NewScanner(r); s.Scan(); {
			lines <- s.Text() // want "send on lines panics once find has closed the channel, since the close does not wait for this send"
		}
	}()
	for {
		line := <-lines
		if match(line) {
			close(lines) // because "lines is closed by this close"
			return line
		}
	}
}
