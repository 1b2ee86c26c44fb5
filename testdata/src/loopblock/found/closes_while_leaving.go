// Waiting is usual where partitions are given up, but not for the end of the client that waits for this.
package consumer

import (
	"context"

	"github.com/twmb/franz-go/pkg/kgo"
)

type consumer struct{ client *kgo.Client }

func (c *consumer) lost(ctx context.Context, _ *kgo.Client, lost map[string][]int32) {
	c.client.Close() // want "lost runs on franz-go's group management loop: calling .*Close there never returns, since it waits for the group management loop"
}

func open() (*consumer, error) {
	c := &consumer{}
	var err error
	c.client, err = kgo.NewClient(kgo.OnPartitionsLost(c.lost))
	return c, err
}
