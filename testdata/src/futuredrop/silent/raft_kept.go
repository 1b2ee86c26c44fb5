// The futures are looked at; that of a shutdown is only for those who want to wait.
package story

import (
	"time"

	"github.com/hashicorp/raft"
)

func set(r *raft.Raft, cmd []byte) error {
	defer r.Shutdown()
	_ = r.Barrier(time.Second)
	if err := r.Apply(cmd, time.Second).Error(); err != nil {
		r.Shutdown()
		return err
	}
	f := r.Apply(cmd, time.Second)
	return f.Error()
}
