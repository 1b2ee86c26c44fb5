// The literal that runs under the lock gives the slice to the function around it.
package ledger

import "sync"

type Ledger struct {
	mu      sync.Mutex
	entries []int64
}

func (l *Ledger) locked(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f()
}

func (l *Ledger) Correct(i int, v int64) {
	l.locked(func() { l.entries[i] = v })
}

func (l *Ledger) Entries() []int64 {
	var out []int64
	l.locked(func() { out = l.entries })
	return out // want `returning l.entries itself lets the caller use it without`
}
