// Met in nats-server's raft: the message is made of constants and of what the node keeps.
package story

type change struct {
	leader bool
	term   uint64
}

type node struct {
	term  uint64
	leadc chan change
}

func newNode() *node { return &node{leadc: make(chan change, 1)} }

func (n *node) nudge() {
	select {
	case n.leadc <- change{leader: true, term: n.term}:
	default:
	}
}

func (n *node) changes() <-chan change { return n.leadc }
