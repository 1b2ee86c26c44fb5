// The helper reads for its caller under the lock; the caller lets the map go.
package nodes

import "sync"

type Node struct{ Addr string }

type Cluster struct {
	mu    sync.Mutex
	nodes map[string]*Node
}

func (c *Cluster) nodesLocked() map[string]*Node { return c.nodes }

func (c *Cluster) Nodes() map[string]*Node {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.nodesLocked() // want "returning c.nodes itself"
}

func (c *Cluster) putLocked(n *Node) { c.nodes[n.Addr] = n } // because "putLocked writes the same map here while it holds c.mu"

func (c *Cluster) Put(n *Node) {
	c.mu.Lock()
	c.putLocked(n)
	c.mu.Unlock()
}
