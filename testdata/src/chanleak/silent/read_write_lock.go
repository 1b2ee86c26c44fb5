// Readers and a writer take turns.
package story

import "sync"

type table struct {
	mu sync.RWMutex
	m  map[string]int
}

func (t *table) get(k string) int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.m[k]
}

func (t *table) set(k string, v int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.m[k] = v
}

func use() int {
	t := &table{m: map[string]int{}}
	done := make(chan struct{})
	go func() {
		t.set("a", 1)
		close(done)
	}()
	v := t.get("a")
	<-done
	return v
}
