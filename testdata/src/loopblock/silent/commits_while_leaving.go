// Before partitions go to another consumer, the workers finish what they have begun.
package consumer

import (
	"context"
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"
)

type consumer struct {
	client  *kgo.Client
	workers sync.WaitGroup
}

func (c *consumer) revoked(ctx context.Context, _ *kgo.Client, _ map[string][]int32) {
	c.workers.Wait()
}

func open() (*consumer, error) {
	c := &consumer{}
	var err error
	c.client, err = kgo.NewClient(kgo.OnPartitionsRevoked(c.revoked))
	return c, err
}
