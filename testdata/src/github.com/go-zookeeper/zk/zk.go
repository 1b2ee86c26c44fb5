// Package zk is a stub.
package zk

import "time"

type Event struct{ Path string }

type EventCallback func(Event)

type Conn struct{}

type connOption func(*Conn)

func WithEventCallback(cb EventCallback) connOption { return nil }

func Connect(servers []string, timeout time.Duration, options ...connOption) (*Conn, <-chan Event, error) {
	return nil, nil, nil
}
