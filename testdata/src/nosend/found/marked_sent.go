// The declaration says that a cursor stays on its goroutine.
package story

// A cursor walks over a page that its goroutine has pinned.
//
//chanlint:nosend
type cursor struct{ at int }

type result struct {
	cur *cursor
	err error
}

func open() *cursor { return &cursor{} }

func produce(out chan<- *cursor, results chan<- result) {
	c := open()
	out <- c                  // want "c is sent on out, but a cursor must stay on its goroutine, as its declaration says"
	results <- result{cur: c} // want "is sent on results, but a cursor must stay"
}

func list(out chan<- []cursor, cs []cursor) {
	select {
	case out <- cs: // want "cs is sent on out, but a cursor must stay"
	default:
	}
}
