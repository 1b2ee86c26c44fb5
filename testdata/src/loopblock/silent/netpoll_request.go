// A request is served on a goroutine of its own.
package server

import (
	"context"

	"github.com/cloudwego/netpoll"
)

func serve(jobs chan netpoll.Connection) (netpoll.EventLoop, error) {
	return netpoll.NewEventLoop(func(_ context.Context, c netpoll.Connection) error {
		jobs <- c
		return nil
	})
}
