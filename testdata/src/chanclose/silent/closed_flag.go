// A flag under the mutex keeps the second close and later sends away.
package story

import "sync"

type Queue struct {
	mu     sync.Mutex
	closed bool
	items  chan int
}

func NewQueue(read func() (int, error)) *Queue {
	q := &Queue{items: make(chan int, 64)}
	go func() {
		for {
			v, err := read()
			if err != nil {
				q.Close()
				return
			}
			q.push(v)
		}
	}()
	return q
}

func (q *Queue) push(v int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return
	}
	q.items <- v
}

func (q *Queue) Close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return
	}
	q.closed = true
	close(q.items)
}
