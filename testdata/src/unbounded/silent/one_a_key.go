// A key stands in the queue once.
package story

import "sync"

type queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	order []string
	dirty map[string]bool
}

func (q *queue) Add(key string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.dirty[key] {
		return
	}
	q.dirty[key] = true
	q.order = append(q.order, key)
	q.cond.Signal()
}

func (q *queue) Get() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.order) == 0 {
		q.cond.Wait()
	}
	key := q.order[0]
	q.order = q.order[1:]
	delete(q.dirty, key)
	return key
}

type latest struct {
	mu     sync.Mutex
	values map[string]int
	wake   chan struct{}
}

func (l *latest) Set(key string, v int) {
	l.mu.Lock()
	l.values[key] = v
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

func (l *latest) loop(f func(map[string]int)) {
	for range l.wake {
		l.mu.Lock()
		values := l.values
		l.values = map[string]int{}
		l.mu.Unlock()
		f(values)
	}
}
