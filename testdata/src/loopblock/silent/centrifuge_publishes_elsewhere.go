// The handler starts a goroutine that publishes.
package chat

import (
	"context"

	"github.com/centrifugal/centrifuge-go"
)

func greet(c *centrifuge.Client) {
	c.OnConnected(func(centrifuge.ConnectedEvent) {
		go c.Publish(context.Background(), "room", []byte("hello"))
	})
}
