// The helper locks only if it is asked to, or unlocks first.
package story

import "sync"

type list struct {
	mu sync.Mutex
	xs []int
}

func (l *list) size(lock bool) int {
	if lock {
		l.mu.Lock()
		defer l.mu.Unlock()
	}
	return len(l.xs)
}

func (l *list) Size() int { return l.size(true) }

func (l *list) Reset() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.size(false)
	l.call(func() { println(n) })
	return n
}

func (l *list) call(f func()) {
	l.mu.Unlock()
	f()
	l.mu.Lock()
}
