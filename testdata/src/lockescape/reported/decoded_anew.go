// raft's mock: the slice is decoded into what was set to nil.
package mock

import (
	"encoding/json"
	"io"
	"sync"
)

type FSM struct {
	mu   sync.Mutex
	logs [][]byte
}

func (f *FSM) Restore(r io.Reader) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.logs = nil
	return json.NewDecoder(r).Decode(&f.logs)
}

func (f *FSM) Logs() [][]byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.logs
}
