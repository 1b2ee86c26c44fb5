// The list is written by its methods.
package lru

import (
	"container/list"
	"sync"
)

type Cache struct {
	mu    sync.Mutex
	order *list.List
	byKey map[string]*list.Element
}

func (c *Cache) Put(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byKey[key] = c.order.PushFront(key)
}

func (c *Cache) Keys() *list.List {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.order // want `returning c.order itself lets the caller use it without c.mu`
}
