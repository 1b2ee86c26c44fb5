// pgx pgconn: what a timer reads is set after the timer was made, and before it is started.
package slow

import (
	"math"
	"time"
)

type conn struct {
	timer   *time.Timer
	started chan struct{}
}

func newConn() *conn {
	c := &conn{}
	c.timer = time.AfterFunc(math.MaxInt64, func() {
		c.started <- struct{}{}
	})
	c.timer.Stop()
	c.started = make(chan struct{})
	return c
}
