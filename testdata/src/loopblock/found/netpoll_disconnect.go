// The poller waits until somebody takes the connection that has gone.
package server

import (
	"context"

	"github.com/cloudwego/netpoll"
)

func serve(request netpoll.OnRequest, gone chan netpoll.Connection) (netpoll.EventLoop, error) {
	return netpoll.NewEventLoop(request, netpoll.WithOnDisconnect(func(_ context.Context, c netpoll.Connection) {
		gone <- c // want "runs on netpoll's poller goroutine: sending on gone stalls it"
	}))
}
