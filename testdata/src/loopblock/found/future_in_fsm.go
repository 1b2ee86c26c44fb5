// The future completes on the goroutine that runs Apply.
package found

import (
	"io"
	"time"

	"github.com/hashicorp/raft"
)

type store struct{ raft *raft.Raft }

func (s *store) Apply(l *raft.Log) any {
	if len(l.Data) == 0 {
		return s.compact() // want "Apply runs on raft's FSM goroutine: calling compact, which ends up calling f.Error, there never returns, since the future completes on the goroutine that runs the FSM"
	}
	return nil
}

func (s *store) compact() error {
	f := s.raft.Apply([]byte("compact"), time.Second)
	return f.Error() // because "compact waits here"
}

func (s *store) Snapshot() (raft.FSMSnapshot, error) { return nil, nil }

func (s *store) Restore(r io.ReadCloser) error { return nil }
