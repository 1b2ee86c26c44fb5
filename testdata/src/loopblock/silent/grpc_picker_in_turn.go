// The picker takes the connections in turn.
package lb

import (
	"sync/atomic"

	"google.golang.org/grpc/balancer"
)

type picker struct {
	next  atomic.Uint32
	conns []balancer.SubConn
}

func (p *picker) Pick(balancer.PickInfo) (balancer.PickResult, error) {
	return balancer.PickResult{SubConn: p.conns[int(p.next.Add(1))%len(p.conns)]}, nil
}

var _ balancer.Picker = (*picker)(nil)
