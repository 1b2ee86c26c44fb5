// The reply to the publication is read by the loop that runs the handler.
package chat

import (
	"context"

	"github.com/centrifugal/centrifuge-go"
)

func greet(c *centrifuge.Client) {
	c.OnConnected(func(centrifuge.ConnectedEvent) {
		c.Publish(context.Background(), "room", []byte("hello")) // want "runs on centrifuge's read loop: calling .*Publish there never returns, since the read loop"
	})
}
