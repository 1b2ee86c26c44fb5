// One of several returns gives the map away; the results live in variables because of the defer.
package several

import (
	"errors"
	"sync"
)

type Router struct {
	mu     sync.RWMutex
	routes map[string]int
	closed bool
}

func (r *Router) Set(k string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.routes == nil {
		r.routes = make(map[string]int)
	}
	r.routes[k] = 1
}

func (r *Router) Routes() (routes map[string]int, err error) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if r.closed {
		return nil, errors.New("closed")
	}
	if len(r.routes) == 0 {
		return map[string]int{}, nil
	}
	return r.routes, nil // want "returning r.routes itself"
}
