// The error return keeps the mutex, and the next call waits for ever.
package story

import (
	"os"
	"sync"
)

type store struct {
	mu   sync.Mutex
	data map[string][]byte
}

func Open() *store { return &store{data: map[string][]byte{}} }

func (s *store) Load(path string) error {
	s.mu.Lock() // want "s.mu.Lock blocks forever once Load has returned with s.mu still locked"
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	s.data[path] = data
	s.mu.Unlock()
	return nil
}
