// Who adds a request waits for its answer: there are as many as there are callers.
package story

import (
	"context"
	"sync"
)

type request struct {
	key  string
	done chan string
}

type loader struct {
	mu      sync.Mutex
	pending []*request
	wake    chan struct{}
}

func (l *loader) Get(ctx context.Context, key string) (string, error) {
	r := &request{key, make(chan string, 1)}
	l.add(r)
	select {
	case v := <-r.done:
		return v, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func (l *loader) add(r *request) {
	l.mu.Lock()
	l.pending = append(l.pending, r)
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

func (l *loader) loop(fetch func(string) string) {
	for range l.wake {
		l.mu.Lock()
		batch := l.pending
		l.pending = nil
		l.mu.Unlock()
		for _, r := range batch {
			r.done <- fetch(r.key)
		}
	}
}
