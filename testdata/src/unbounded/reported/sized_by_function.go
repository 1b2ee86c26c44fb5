// Met in pion's sctp: a function works out how much is queued, and another
// compares that with the limit.
package story

import (
	"errors"
	"sync"
)

var errFull = errors.New("full")

type chunks struct {
	mu   sync.Mutex
	sets [][]byte
	max  uint32
	wake chan struct{}
}

func tooMany(max uint32, n int) bool { return max > 0 && int64(n) >= int64(max) }

func (c *chunks) limitReached(n int) bool { return tooMany(c.max, n) }

func (c *chunks) count() int {
	n := 0
	for _, s := range c.sets {
		n += len(s)
	}
	return n
}

func (c *chunks) Push(b []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.max > 0 && c.limitReached(c.count()) {
		return errFull
	}
	c.sets = append(c.sets, b)
	select {
	case c.wake <- struct{}{}:
	default:
	}
	return nil
}

func (c *chunks) Read() []byte {
	<-c.wake
	c.mu.Lock()
	defer c.mu.Unlock()
	b := c.sets[0]
	c.sets = c.sets[1:]
	return b
}
