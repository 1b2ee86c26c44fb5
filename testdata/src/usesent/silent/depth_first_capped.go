// The prefix is capped: each append moves to memory of its own.
package story

type node struct {
	name     string
	children []*node
}

func (n *node) walk(path []string, out chan<- []string) {
	path = append(path[:len(path):len(path)], n.name)
	if len(n.children) == 0 {
		out <- path
	}
	for _, c := range n.children {
		c.walk(path, out)
	}
}
