// Package pq is a stub.
package pq

import "time"

type ListenerEventType int

type EventCallbackType func(event ListenerEventType, err error)

type Listener struct{}

func NewListener(name string, minReconnect, maxReconnect time.Duration, eventCallback EventCallbackType) *Listener {
	return &Listener{}
}
