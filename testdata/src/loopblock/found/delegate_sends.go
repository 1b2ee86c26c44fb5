// The delegate runs under the node lock, already while Create joins this node; main does not receive yet.
package main

import "github.com/hashicorp/memberlist"

type ev struct{ ch chan string }

func (e *ev) NotifyJoin(n *memberlist.Node)   { e.ch <- n.Name } // want "NotifyJoin runs on memberlist's node update, under its node lock: sending on e.ch stalls it"
func (e *ev) NotifyLeave(n *memberlist.Node)  { e.ch <- n.Name }
func (e *ev) NotifyUpdate(n *memberlist.Node) {}

type d struct{ msgs chan []byte }

func (d *d) NodeMeta(int) []byte { return nil }
func (d *d) NotifyMsg(b []byte) {
	select {
	case d.msgs <- b:
	default:
	}
}
func (d *d) GetBroadcasts(o, l int) [][]byte { return nil }
func (d *d) LocalState(bool) []byte          { return nil }
func (d *d) MergeRemoteState([]byte, bool)   {}
func main() {
	e := &ev{make(chan string)}
	memberlist.Create(&memberlist.Config{Events: e, Delegate: &d{make(chan []byte, 4)}})
	for n := range e.ch {
		println(n)
	}
}
