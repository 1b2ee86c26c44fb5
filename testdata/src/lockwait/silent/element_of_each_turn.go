// Each turn locks the mutex of another account, and those left locked are unlocked afterwards.
package story

import "sync"

type account struct {
	mu   sync.Mutex
	next *account
	sum  int
}

func freeze(list []*account, limit int) int {
	n := 0
	for i := range list {
		a := list[i]
		a.mu.Lock()
		if a.sum > limit {
			n++
			continue
		}
		a.mu.Unlock()
	}
	for a := list[0]; a != nil; a = a.next {
		if a.sum > limit {
			a.mu.Unlock()
		}
	}
	return n
}

func chain(first *account, limit int) {
	var frozen []*account
	for a := first; a != nil; a = a.next {
		a.mu.Lock()
		if a.sum > limit {
			frozen = append(frozen, a)
			continue
		}
		a.mu.Unlock()
	}
	for _, a := range frozen {
		a.mu.Unlock()
	}
}

func Run(list []*account) {
	if freeze(list, 10) == 0 {
		chain(list[0], 10)
	}
}
