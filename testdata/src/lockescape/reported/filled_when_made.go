// Met in nats-server: the slice is made and filled under the lock before anybody has it.
package nonce

import "sync"

type Conn struct {
	mu    sync.Mutex
	nonce []byte
}

func (c *Conn) Init(n []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.nonce = make([]byte, len(n))
	copy(c.nonce, n)
}

func (c *Conn) Nonce() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.nonce
}
