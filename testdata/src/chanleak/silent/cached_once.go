// The first caller computes, the others wait for the closed channel.
package story

import "sync"

type entry struct {
	ready chan struct{}
	value string
}

type memo struct {
	mu    sync.Mutex
	cache map[string]*entry
}

func (m *memo) get(key string, f func(string) string) string {
	m.mu.Lock()
	e := m.cache[key]
	if e == nil {
		e = &entry{ready: make(chan struct{})}
		m.cache[key] = e
		m.mu.Unlock()
		e.value = f(key)
		close(e.ready)
	} else {
		m.mu.Unlock()
		<-e.ready
	}
	return e.value
}

func use(f func(string) string) string {
	m := &memo{cache: map[string]*entry{}}
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m.get("a", f)
		}()
	}
	wg.Wait()
	return m.get("a", f)
}
