// The FSM works on its own memory, and its snapshot is read by a goroutine of raft.
package silent

import (
	"io"
	"sync"

	"github.com/hashicorp/raft"
)

type kv struct {
	mu     sync.Mutex
	data   map[string]string
	notify chan struct{}
	raft   *raft.Raft
}

func (f *kv) Apply(l *raft.Log) any {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.data[string(l.Data)] = ""
	select {
	case f.notify <- struct{}{}:
	default:
	}
	go f.raft.Apply(nil, 0).Error()
	return nil
}

func (f *kv) Snapshot() (raft.FSMSnapshot, error) { return f, nil }
func (f *kv) Restore(r io.ReadCloser) error       { return nil }
func (f *kv) Release()                            { <-f.notify }
