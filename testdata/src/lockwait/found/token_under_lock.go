// Acquire waits for the token under the lock that Release needs to give it
// back.
package token_under_lock

import "sync"

type Turn struct {
	mu    sync.Mutex
	token chan struct{}
	used  int
}

func New() *Turn {
	t := &Turn{token: make(chan struct{}, 1)}
	t.token <- struct{}{}
	return t
}

func (t *Turn) Acquire() {
	t.mu.Lock()
	defer t.mu.Unlock()
	<-t.token // want "receive from t.token blocks forever while t.mu is held, since Release locks t.mu before it can send or close"
	t.used++
}

func (t *Turn) Release() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.token <- struct{}{}
}
