// Raft sends every change of leadership on NotifyCh and waits; nothing receives from it.
package found

import "github.com/hashicorp/raft"

func open(fsm raft.FSM) (*raft.Raft, error) {
	leader := make(chan bool)
	config := raft.DefaultConfig()
	config.NotifyCh = leader // want "NotifyCh has no buffer and nothing receives from it, so raft's leader loop sends on it and waits"
	return raft.NewRaft(config, fsm)
}
