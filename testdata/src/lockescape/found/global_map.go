// A mutex beside a global map guards it like one in a struct.
package plugins

import "sync"

var (
	mu      sync.Mutex
	plugins = map[string]func(){}
)

func Register(name string, f func()) {
	mu.Lock()
	defer mu.Unlock()
	plugins[name] = f
}

func All() map[string]func() {
	mu.Lock()
	defer mu.Unlock()
	return plugins // want "returning plugins itself lets the caller use it without mu"
}
