// Whoever takes the entry out of the map under the lock may send on or close
// its channel.
package story

import "sync"

type table struct {
	mu      sync.Mutex
	waiting map[int]chan int
}

func (t *table) Expect(id int) <-chan int {
	c := make(chan int, 1)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[id] = c
	return c
}

func (t *table) take(id int) chan int {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.waiting[id]
	delete(t.waiting, id)
	return c
}

func (t *table) Answer(id, v int) {
	t.mu.Lock()
	c, ok := t.waiting[id]
	delete(t.waiting, id)
	t.mu.Unlock()
	if ok {
		c <- v
	}
}

func (t *table) Cancel(id int) {
	t.mu.Lock()
	c, ok := t.waiting[id]
	delete(t.waiting, id)
	t.mu.Unlock()
	if ok {
		close(c)
	}
}

func (t *table) Reply(id, v int) {
	if c := t.take(id); c != nil {
		c <- v
	}
}

func NewTable() *table { return &table{waiting: map[int]chan int{}} }
