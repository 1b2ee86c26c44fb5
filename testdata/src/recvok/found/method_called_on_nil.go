// The parser closes without a tree when the source is empty.
package story

type node struct{ kids []*node }

func (n *node) walk(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.walk(f)
	}
}

func parse(src string, tree chan *node) {
	defer close(tree)
	if len(src) == 0 {
		return
	}
	tree <- &node{}
}

func visit(src string, f func(*node)) {
	tree := make(chan *node, 1)
	go parse(src, tree)
	root := <-tree // want "receive from tree gives the zero value if parse closes the channel without having sent"
	root.walk(f)
}
