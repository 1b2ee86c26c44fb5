// Only the last reference that is given back sends, and the buffer holds that
// one value when the loop has left.
package field_last_reference

import (
	"context"
	"sync"
)

type stream struct {
	last chan struct{}
	done chan error
	send func() error
}

func (s *stream) run(ctx context.Context) {
	for {
		if err := s.send(); err != nil {
			return
		}
		select {
		case <-s.last:
			s.done <- s.send()
		case <-ctx.Done():
			return
		}
	}
}

type Client struct {
	mu      sync.Mutex
	streams map[string]*stream
	refs    map[string]int
}

func (c *Client) Open(ctx context.Context, name string, send func() error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.streams[name]; ok {
		c.refs[name]++
		return
	}
	s := &stream{last: make(chan struct{}, 1), done: make(chan error, 1), send: send}
	go s.run(ctx)
	c.streams[name] = s
	c.refs[name] = 1
}

func (c *Client) Release(ctx context.Context, name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.refs[name]--
	if c.refs[name] != 0 {
		return
	}
	s := c.streams[name]
	s.last <- struct{}{}
	select {
	case <-s.done:
	case <-ctx.Done():
	}
	delete(c.streams, name)
}
