// Sort moves the elements of the array that Names has given away.
package names

import (
	"sort"
	"sync"
)

type List struct {
	mu    sync.Mutex
	names []string
}

func (l *List) Sort() {
	l.mu.Lock()
	defer l.mu.Unlock()
	sort.Strings(l.names)
}

func (l *List) Names() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.names // want "returning l.names itself"
}
