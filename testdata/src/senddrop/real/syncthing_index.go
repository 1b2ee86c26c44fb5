// syncthing's protocol writer: Index says by nil that the index was handed over, also when the connection was closed meanwhile.
package story

import (
	"context"
	"errors"
)

type connection struct {
	outbox chan []byte
	closed chan struct{}
}

var errClosed = errors.New("connection closed")

func (c *connection) send(ctx context.Context, msg []byte) bool {
	select {
	case c.outbox <- msg:
		return true
	case <-c.closed:
	case <-ctx.Done():
	}
	return false
}

func (c *connection) index(ctx context.Context, files []byte) error {
	select {
	case <-c.closed:
		return errClosed
	default:
	}
	c.send(ctx, files) // want "the bool by which c.send says that it has not sent is dropped"
	return nil
}
