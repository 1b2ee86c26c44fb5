// Met in nats-server's response cache: the timer's function uses the timer, whose assignment is over long before.
package cache

import "time"

type cache struct{ timer *time.Timer }

func start(save func()) *cache {
	c := &cache{}
	c.timer = time.AfterFunc(time.Minute, func() {
		save()
		c.timer.Reset(time.Minute)
	})
	return c
}
