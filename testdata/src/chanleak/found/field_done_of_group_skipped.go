// The goroutine that Wait waits for ends at an error without its Done.
package field_done_of_group_skipped

import (
	"os"
	"sync"
)

type Loader struct {
	wg   sync.WaitGroup
	mu   sync.Mutex
	data map[string][]byte
}

func (l *Loader) Load(name string) {
	l.wg.Add(1)
	go l.load(name)
}

func (l *Loader) load(name string) {
	b, err := os.ReadFile(name)
	if err != nil {
		return // because "load returns here without a call of Done"
	}
	l.mu.Lock()
	l.data[name] = b
	l.mu.Unlock()
	l.wg.Done()
}

func (l *Loader) Wait() map[string][]byte {
	l.wg.Wait() // want "l.wg.Wait blocks forever once load has returned without its Done"
	return l.data
}
