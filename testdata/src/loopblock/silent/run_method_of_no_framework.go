// Run has the shape of gnet's Runnable by accident; nothing gives the worker to gnet.
package silent

import (
	"context"

	"github.com/panjf2000/gnet/v2"
)

type worker struct{ jobs chan int }

func (w *worker) Run(ctx context.Context) error {
	for {
		select {
		case <-w.jobs:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

type server struct {
	gnet.BuiltinEventEngine
	w *worker
}

func (s *server) OnBoot(gnet.Engine) gnet.Action {
	go s.w.Run(context.Background())
	return gnet.None
}
