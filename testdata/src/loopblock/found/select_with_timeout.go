// A timeout bounds the wait, and the loop stalls that long.
package found

import (
	"time"

	"github.com/panjf2000/gnet/v2"
)

type proxy struct {
	gnet.BuiltinEventEngine
	replies chan []byte
}

func (p *proxy) OnTraffic(c gnet.Conn) gnet.Action {
	select { // want "OnTraffic runs on gnet's event loop: waiting in a select stalls it for up to 5s"
	case r := <-p.replies:
		c.Write(r)
	case <-time.After(5 * time.Second):
	}
	return gnet.None
}
