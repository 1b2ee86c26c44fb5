// The encoder walks the map when the lock is free.
package encode

import (
	"encoding/json"
	"fmt"
	"sync"
)

type Peers struct {
	mtx   sync.RWMutex
	addrs map[string]string
}

func (p *Peers) Set(id, addr string) {
	p.mtx.Lock()
	defer p.mtx.Unlock()
	p.addrs[id] = addr
}

func (p *Peers) MarshalJSON() ([]byte, error) {
	p.mtx.RLock()
	addrs := p.addrs
	p.mtx.RUnlock()
	return json.Marshal(addrs) // want "passing p.addrs itself on without p.mtx races with the writes in Set"
}

func (p *Peers) Dump() {
	p.mtx.RLock()
	addrs := p.addrs
	p.mtx.RUnlock()
	fmt.Println("peers", addrs) // want "passing p.addrs itself on without p.mtx"
}
