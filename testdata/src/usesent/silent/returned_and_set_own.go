// The caller sets a field of what the function has returned that is its own:
// the receiver does not look at it.
package story

type node struct {
	name string
	mark int
}

type registry struct{ added chan *node }

func (r *registry) add(name string) *node {
	n := &node{name: name}
	r.added <- n
	return n
}

func (r *registry) load(names []string) (sum int) {
	for _, name := range names {
		n := r.add(name)
		n.mark = sum
		sum += n.mark
	}
	return sum
}

func (r *registry) print() {
	for n := range r.added {
		println(n.name)
	}
}
