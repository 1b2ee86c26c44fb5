// The struct is copied by the send, but not the slice in it.
package story

import "fmt"

type row struct {
	id   int
	vals []string
}

func rows(n int, out chan row) {
	var r row
	for i := range n {
		r.id = i
		r.vals = append(r.vals[:0], fmt.Sprint(i))
		out <- r // want "r is written after it is sent on out"
	}
}
