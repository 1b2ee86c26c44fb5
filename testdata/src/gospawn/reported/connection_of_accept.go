// Looked at in pion's tcp mux and libp2p's listeners: a loop that accepts, or gets streams, has one goroutine for each.
package story

import (
	"io"
	"net"
	"sync"
)

type mux struct {
	ln net.Listener
	wg sync.WaitGroup
}

type session interface {
	AcceptStream() (io.ReadWriteCloser, uint32, error)
}

func (m *mux) start(handle func(net.Conn)) {
	for {
		c, err := m.ln.Accept()
		if err != nil {
			return
		}
		m.wg.Add(1)
		go func() {
			defer m.wg.Done()
			handle(c)
		}()
	}
}

func (m *mux) streams(s session, handle func(io.ReadWriteCloser, uint32)) {
	for {
		st, id, err := s.AcceptStream()
		if err != nil {
			return
		}
		go handle(st, id)
	}
}
