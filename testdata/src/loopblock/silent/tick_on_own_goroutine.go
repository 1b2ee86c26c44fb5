// gnet runs OnTick on a goroutine of its own, and OnBoot before the loops.
package silent

import (
	"time"

	"github.com/panjf2000/gnet/v2"
)

type server struct {
	gnet.BuiltinEventEngine
	stats chan int
	ready chan struct{}
}

func (s *server) OnBoot(gnet.Engine) gnet.Action {
	<-s.ready
	return gnet.None
}

func (s *server) OnTick() (int64, gnet.Action) {
	s.stats <- 1
	time.Sleep(time.Second)
	return 1, gnet.None
}
