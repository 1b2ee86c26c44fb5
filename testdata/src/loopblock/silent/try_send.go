// A select with a default never waits.
package silent

import "github.com/panjf2000/gnet/v2"

type server struct {
	gnet.BuiltinEventEngine
	jobs chan []byte
	lost int
}

func (s *server) OnTraffic(c gnet.Conn) gnet.Action {
	buf, _ := c.Next(-1)
	select {
	case s.jobs <- append([]byte(nil), buf...):
	default:
		s.lost++
	}
	return gnet.None
}
