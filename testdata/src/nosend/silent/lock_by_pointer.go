// Pointers to locks are sent, and literals that nobody else has.
package story

import "sync"

type counter struct {
	mu sync.Mutex
	n  int
}

func send(out chan *counter, fresh chan counter, c *counter) {
	out <- c
	fresh <- counter{n: 1}
}
