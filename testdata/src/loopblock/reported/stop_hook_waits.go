// Met in go-libp2p (config): a stop hook is there to wait for what has to end, and a start hook may take its time.
package reported

import (
	"context"
	"net"
	"sync"

	"go.uber.org/fx"
)

type service struct{ wg sync.WaitGroup }

func register(lc fx.Lifecycle, s *service) {
	lc.Append(fx.Hook{
		OnStart: func(ctx context.Context) error {
			c, err := net.Dial("tcp", "localhost:1")
			if err != nil {
				return err
			}
			return c.Close()
		},
		OnStop: func(ctx context.Context) error {
			s.wg.Wait()
			return nil
		},
	})
}
