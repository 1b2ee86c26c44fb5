// Met in jackc/pgx, rclone, cometbft, pebble and nats.go: what a constructor or
// method does with the object it is given, it does in agreement with its
// caller; and in go-ethereum: the method that the goroutine calls is for that.
package story

import (
	"context"
	"net/http"
	"time"
)

type machine struct {
	cancelled bool
	steps     int
}

func (m *machine) cancel() { m.cancelled = true }

func (m *machine) run() {
	for !m.cancelled {
		m.steps++
	}
}

func timed(ctx context.Context, m *machine) {
	go func() {
		<-ctx.Done()
		m.cancel()
	}()
	m.run()
}

type client struct {
	ctx     context.Context
	retries int
	wake    chan struct{}
}

func newClient(ctx context.Context, h http.Handler) *client {
	c := &client{ctx: ctx, wake: make(chan struct{})}
	go c.loop(h)
	return c
}

func (c *client) loop(h http.Handler) {
	for range c.wake {
		h.ServeHTTP(nil, nil)
	}
}

type counter struct{ n int }

func (c *counter) ServeHTTP(http.ResponseWriter, *http.Request) { c.n++ }

func two(ctx context.Context, h *counter) {
	a := newClient(ctx, h)
	a.retries = 3
	b := newClient(ctx, h)
	b.retries = 4
	h.n = 0
}

type conn struct {
	timer *time.Timer
	ready chan struct{}
}

func newConn() *conn {
	c := &conn{}
	c.timer = time.AfterFunc(time.Hour, func() { c.ready <- struct{}{} })
	c.timer.Stop()
	c.ready = make(chan struct{})
	return c
}
