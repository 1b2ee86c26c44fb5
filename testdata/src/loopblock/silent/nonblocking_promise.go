// The promise holds: the send is in a select with a default.
package silent

import "github.com/panjf2000/gnet/v2"

type hub struct {
	gnet.BuiltinEventEngine
	events chan int
}

//chanlint:nonblocking
func (h *hub) emit(n int) {
	select {
	case h.events <- n:
	default:
	}
}

func (h *hub) OnOpen(c gnet.Conn) ([]byte, gnet.Action) {
	h.emit(1)
	return nil, gnet.None
}
