// The caller sets a field of what the function has sent and returned.
package story

type node struct {
	name  string
	ready bool
}

type registry struct{ added chan *node }

func (r *registry) add(name string) *node {
	n := &node{name: name}
	r.added <- n // want "n is written after it is sent on r.added"
	return n
}

func (r *registry) load(names []string) {
	for _, name := range names {
		r.add(name).ready = true // because "this sets ready of the same object"
	}
}

func (r *registry) print() {
	for n := range r.added {
		println(n.name, n.ready)
	}
}
