// A goroutine that is started afterwards watches the channel.
package main

import "github.com/hashicorp/raft"

type node struct{ leader chan bool }

func (n *node) open(fsm raft.FSM) {
	n.leader = make(chan bool)
	c := raft.DefaultConfig()
	c.NotifyCh = n.leader
	raft.NewRaft(c, fsm)
	go n.watch()
}
func (n *node) watch() {
	for l := range n.leader {
		println(l)
	}
}
func main() { (&node{}).open(nil) }
