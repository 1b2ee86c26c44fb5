// hashicorp/memberlist, issues 23 and 237: Members called inside an event delegate never returns, since the delegate runs under the node lock.
package real

import "github.com/hashicorp/memberlist"

type ring struct {
	list  *memberlist.Memberlist
	nodes []string
}

func (r *ring) NotifyJoin(n *memberlist.Node) { r.update() } // want "NotifyJoin runs on memberlist's node update, under its node lock: calling update, which ends up calling Members, there never returns"

func (r *ring) NotifyLeave(n *memberlist.Node) { go r.update() }

func (r *ring) NotifyUpdate(n *memberlist.Node) {}

func (r *ring) update() {
	r.nodes = r.nodes[:0]
	for _, m := range r.list.Members() {
		r.nodes = append(r.nodes, m.Name)
	}
}
