// Met in go-libp2p's QUIC listener: the error is the last word before the close, which says enough to who has no room for it.
package story

type accepted struct {
	conn string
	err  error
}

type runner struct{ waiting map[string]chan accepted }

func (r *runner) listen(version string) <-chan accepted {
	ch := make(chan accepted, 1)
	r.waiting[version] = ch
	return ch
}

func (r *runner) fail(err error) {
	for version, ch := range r.waiting {
		select {
		case ch <- accepted{err: err}:
		default:
		}
		delete(r.waiting, version)
		close(ch)
	}
}
