// Every call waits for the picker, and the picker for a connection.
package lb

import "google.golang.org/grpc/balancer"

type picker struct{ ready chan balancer.SubConn }

func (p *picker) Pick(balancer.PickInfo) (balancer.PickResult, error) {
	conn := <-p.ready // want "Pick runs on grpc's picker, which every RPC waits for: receiving from p.ready stalls it"
	return balancer.PickResult{SubConn: conn}, nil
}

var _ balancer.Picker = (*picker)(nil)
