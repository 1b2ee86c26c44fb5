// The builder goes with its message, and the sender takes a new one.
package story

import "strings"

type page struct{ text *strings.Builder }

func pages(lines []string, out chan<- page) {
	text := new(strings.Builder)
	for _, l := range lines {
		text.WriteString(l)
		if text.Len() > 100 {
			out <- page{text}
			text = new(strings.Builder)
		}
	}
	out <- page{text}
}
