// temporal: a helper that is called under the lock, or by a test, writes the field.
package groups

import "sync"

type state struct {
	key     string
	pending int
}

type groups struct {
	mu  sync.Mutex
	all map[string]*state
}

func (g *groups) choose(key string) *state {
	s := g.all[key]
	s.pending++
	return s
}

func (g *groups) Reserve(key string) string { return g.reserve(key).key }

func (g *groups) reserve(key string) *state {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.choose(key)
}
