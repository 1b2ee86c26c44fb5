// A chunk has a size, and the number of chunks has none.
package story

import "sync"

type chunk struct {
	vals   [64]string
	in, at int
}

type queue struct {
	mu     sync.Mutex
	cond   sync.Cond
	chunks []*chunk
}

func (q *queue) put(s string) {
	q.mu.Lock()
	if len(q.chunks) == 0 || q.chunks[len(q.chunks)-1].in == 64 {
		q.chunks = append(q.chunks, &chunk{}) // want "q.chunks grows without a bound when put adds faster than take takes"
	}
	c := q.chunks[len(q.chunks)-1]
	c.vals[c.in] = s
	c.in++
	q.mu.Unlock()
	q.cond.Signal()
}

func (q *queue) take() string {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.chunks) == 0 || q.chunks[0].at == q.chunks[0].in {
		q.cond.Wait()
	}
	c := q.chunks[0]
	s := c.vals[c.at]
	if c.at++; c.at == 64 {
		q.chunks = q.chunks[1:]
	}
	return s
}

func start(f func(string)) *queue {
	q := &queue{}
	q.cond.L = &q.mu
	go func() {
		for {
			f(q.take())
		}
	}()
	return q
}
