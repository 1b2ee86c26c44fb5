// Whether the command was applied is known from the future alone.
package story

import (
	"time"

	"github.com/hashicorp/raft"
)

type node struct{ raft *raft.Raft }

func (n *node) set(cmd []byte) {
	n.raft.Apply(cmd, time.Second)                // want "what n.raft.Apply returns is dropped, so the error of the command is lost"
	n.raft.AddVoter("id", "addr", 0, time.Second) // want "so the error of the operation is lost"
}
