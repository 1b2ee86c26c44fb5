// The delegate runs under the node lock, which Members takes.
package found

import "github.com/hashicorp/memberlist"

type watcher struct{ list *memberlist.Memberlist }

func (w *watcher) NotifyJoin(n *memberlist.Node) {
	w.rebalance() // want "NotifyJoin runs on memberlist's node update, under its node lock: calling rebalance, which ends up calling Members, there never returns"
}

func (w *watcher) NotifyLeave(n *memberlist.Node)  {}
func (w *watcher) NotifyUpdate(n *memberlist.Node) {}

func (w *watcher) rebalance() int { return len(w.list.Members()) }
