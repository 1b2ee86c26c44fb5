// Met in go-ethereum's account cache: the lists of an index by key; a key is
// deleted when its list has become empty.
package story

import (
	"sync"
	"time"
)

type account struct{ addr, file string }

type cache struct {
	mu     sync.Mutex
	byAddr map[string][]account
}

func (c *cache) Add(a account) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byAddr[a.addr] = append(c.byAddr[a.addr], a)
}

func without(list []account, a account) []account {
	for i := range list {
		if list[i] == a {
			return append(list[:i], list[i+1:]...)
		}
	}
	return list
}

func (c *cache) remove(a account) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if rest := without(c.byAddr[a.addr], a); len(rest) == 0 {
		delete(c.byAddr, a.addr)
	} else {
		c.byAddr[a.addr] = rest
	}
}

func (c *cache) watch(gone <-chan account) {
	for {
		select {
		case a := <-gone:
			c.remove(a)
		case <-time.After(time.Minute):
			c.remove(account{})
		}
	}
}

func start(gone <-chan account) *cache {
	c := &cache{byAddr: map[string][]account{}}
	go c.watch(gone)
	return c
}
