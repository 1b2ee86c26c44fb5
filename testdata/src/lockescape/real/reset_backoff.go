// grpc-go: ClientConn.ResetConnectBackoff ranges over the map of connections behind the unlock.
package grpc

import "sync"

type addrConn struct{ backoff int }

type ClientConn struct {
	mu    sync.Mutex
	conns map[*addrConn]struct{}
}

func (cc *ClientConn) newAddrConn(ac *addrConn) {
	cc.mu.Lock()
	cc.conns[ac] = struct{}{}
	cc.mu.Unlock()
}

func (cc *ClientConn) removeAddrConn(ac *addrConn) {
	cc.mu.Lock()
	delete(cc.conns, ac)
	cc.mu.Unlock()
}

func (cc *ClientConn) ResetConnectBackoff() {
	cc.mu.Lock()
	conns := cc.conns
	cc.mu.Unlock()
	for ac := range conns { // want "using cc.conns itself after cc.mu is released"
		ac.backoff = 0
	}
}
