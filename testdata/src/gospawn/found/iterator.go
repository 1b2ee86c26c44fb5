// What a range over a function yields comes from a reader.
package story

import (
	"bufio"
	"io"
	"iter"
)

func lines(r io.Reader) iter.Seq[string] {
	return func(yield func(string) bool) {
		sc := bufio.NewScanner(r)
		for sc.Scan() {
			if !yield(sc.Text()) {
				return
			}
		}
	}
}

func check(r io.Reader, f func(string)) {
	for l := range lines(r) {
		go f(l) // want "this starts a goroutine for each item that sc.Scan yields"
	}
}
