// Syncthing, https://github.com/syncthing/syncthing/pull/4829: clearAddresses
// locks the mapping, and notify reads it under the same lock.
package nat

import "sync"

type Address struct {
	IP   string
	Port int
}

type Mapping struct {
	mut          sync.RWMutex
	extAddresses map[string]Address
	subscribers  []func(*Mapping, []Address, []Address)
}

func NewMapping() *Mapping { return &Mapping{extAddresses: map[string]Address{}} }

func (m *Mapping) clearAddresses() {
	m.mut.Lock()
	var removed []Address
	for id, addr := range m.extAddresses {
		removed = append(removed, addr)
		delete(m.extAddresses, id)
	}
	if len(removed) > 0 {
		m.notify(nil, removed) // want "call of m.notify locks m.mut again while it is held, which blocks forever"
	}
	m.mut.Unlock()
}

func (m *Mapping) notify(added, removed []Address) {
	m.mut.RLock()
	for _, subscriber := range m.subscribers {
		subscriber(m, added, removed)
	}
	m.mut.RUnlock()
}

func (m *Mapping) Expire() { m.clearAddresses() }
