// The element is written under the lock, and main reads the written field bare.
package main

import (
	"sync"
	"time"
)

type peer struct {
	addr string
	seen time.Time
}

type table struct {
	mu    sync.Mutex
	peers map[string]*peer
}

func (t *table) touch(id string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if p := t.peers[id]; p != nil {
		p.seen = time.Now()
	}
}

func (t *table) find(id string) *peer {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.peers[id] // want `returning t.peers\[…\] itself`
}

func main() {
	t := &table{peers: map[string]*peer{"a": {}}}
	go t.touch("a")
	println(t.find("a").seen.Unix())
}
