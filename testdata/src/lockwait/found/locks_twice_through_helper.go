// Reset calls Len, which locks what Reset holds.
package story

import "sync"

type list struct {
	mu sync.Mutex
	xs []int
}

func New() *list { return &list{} }

func (l *list) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.xs)
}

func (l *list) Reset() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := l.Len() // want "call of l.Len locks l.mu again while it is held, which blocks forever"
	l.xs = nil
	return n
}
