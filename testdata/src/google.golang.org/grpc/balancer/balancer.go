// Package balancer is a stub.
package balancer

type PickInfo struct{ FullMethodName string }

type SubConn interface{ Connect() }

type PickResult struct{ SubConn SubConn }

type Picker interface {
	Pick(info PickInfo) (PickResult, error)
}
