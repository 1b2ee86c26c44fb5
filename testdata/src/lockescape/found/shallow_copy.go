// Copying the struct copies its fields, and the map is the same.
package settings

import "sync"

type Settings struct {
	Name   string
	Labels map[string]string
}

type Holder struct {
	mu       sync.RWMutex
	settings Settings
}

func (h *Holder) SetLabel(k, v string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.settings.Labels[k] = v
}

func (h *Holder) Get() Settings {
	h.mu.RLock()
	defer h.mu.RUnlock()
	return h.settings // want "returning a shallow copy of h.settings"
}
