// The shard is found by a helper; its map leaves the shard's lock.
package sharded

import "sync"

type shard struct {
	sync.RWMutex
	items map[string]any
}

type Map []*shard

func (m Map) shardOf(k string) *shard { return m[len(k)%len(m)] }

func (m Map) Set(k string, v any) {
	s := m.shardOf(k)
	s.Lock()
	s.items[k] = v
	s.Unlock()
}

func (m Map) Items(k string) map[string]any {
	s := m.shardOf(k)
	s.RLock()
	defer s.RUnlock()
	return s.items // want "returning s.items itself lets the caller use it without s.RWMutex"
}
