package fixed

import (
	"fmt"
	"sync"
)

var (
	mu    sync.Mutex
	names []string
)

func set(i int, name string) {
	mu.Lock()
	defer mu.Unlock()
	names[i] = fmt.Sprint(name)
}

func Names() []string {
	mu.Lock()
	defer mu.Unlock()
	return names // want "returning names itself"
}
