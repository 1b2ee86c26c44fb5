// Siblings append to the same prefix, and the path that was sent with it.
package story

type node struct {
	name     string
	children []*node
}

func (n *node) walk(path []string, out chan<- []string) {
	path = append(path, n.name)
	if len(n.children) == 0 {
		out <- path // want "path is written after it is sent on out"
	}
	for _, c := range n.children {
		c.walk(path, out)
	}
}
