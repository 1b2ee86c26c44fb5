// The sender goes on to write through what the message holds.
package story

import "strings"

type page struct {
	n    int
	text *strings.Builder
}

func pages(lines []string, out chan<- page) {
	text := new(strings.Builder)
	out <- page{1, text} // want "is sent on out and used on both sides at once, for which strings.Builder is not safe"
	for _, l := range lines {
		text.WriteString(l)
	}
}
