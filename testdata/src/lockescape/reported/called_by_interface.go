// grpc channelz: the method that holds no lock itself is called by an interface, under the lock.
package channelz

import "sync"

type entry interface{ remove(id int64) }

type Channel struct {
	Name   string
	nested map[int64]string
}

func (c *Channel) remove(id int64) { delete(c.nested, id) }

type channels struct {
	mu      sync.RWMutex
	byID    map[int64]*Channel
	entries map[int64]entry
}

func (c *channels) add(id int64, ch *Channel) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byID[id] = ch
	c.entries[id] = ch
	c.byID[id].nested[id] = ch.Name
}

func (c *channels) removeAll(id int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, e := range c.entries {
		e.remove(id)
	}
}

func (c *channels) get(id int64) *Channel {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.byID[id]
}

var all = &channels{byID: map[int64]*Channel{}, entries: map[int64]entry{}}

func Name(id int64) string { return all.get(id).Name }
