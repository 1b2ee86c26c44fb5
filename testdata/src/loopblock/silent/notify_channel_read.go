// A goroutine receives every change of leadership for as long as raft runs.
package silent

import "github.com/hashicorp/raft"

func open(fsm raft.FSM) (*raft.Raft, error) {
	leader := make(chan bool)
	go func() {
		for is := range leader {
			println(is)
		}
	}()
	config := raft.DefaultConfig()
	config.NotifyCh = leader
	return raft.NewRaft(config, fsm)
}
