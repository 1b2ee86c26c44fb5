// Package netpoll is a stub.
package netpoll

import "context"

type Connection interface{ Close() error }

type (
	OnRequest    func(ctx context.Context, c Connection) error
	OnDisconnect func(ctx context.Context, c Connection)
)

type Option struct{}

func WithOnDisconnect(f OnDisconnect) Option { return Option{} }

type EventLoop interface{ Shutdown(context.Context) error }

func NewEventLoop(f OnRequest, ops ...Option) (EventLoop, error) { return nil, nil }
