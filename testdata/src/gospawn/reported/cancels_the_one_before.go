// Met in go-ethereum's blob cache: the update that runs is cancelled, in a
// method, before the next one starts.
package story

import "context"

type cache struct {
	cancel context.CancelFunc
	wants  chan []string
}

func (c *cache) stop() {
	if c.cancel != nil {
		c.cancel()
		c.cancel = nil
	}
}

func (c *cache) update(want []string) {
	c.stop()
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	go func() {
		for _, w := range want {
			if ctx.Err() != nil {
				return
			}
			println(w)
		}
	}()
}

func (c *cache) loop() {
	for want := range c.wants {
		c.update(want)
	}
}
