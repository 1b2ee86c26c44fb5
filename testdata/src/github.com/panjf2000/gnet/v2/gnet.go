// Package gnet is a stub of gnet v2.
package gnet

import "context"

type Action int

const (
	None Action = iota
	Close
	Shutdown
)

type Engine struct{}

type AsyncCallback func(c Conn, err error) error

type Writer interface {
	Write(p []byte) (int, error)
	AsyncWrite(buf []byte, callback AsyncCallback) error
}

type Conn interface {
	Writer
	Next(n int) ([]byte, error)
	Context() any
	SetContext(ctx any)
	Wake(callback AsyncCallback) error
	Close() error
}

type Runnable interface {
	Run(ctx context.Context) error
}

type EventHandler interface {
	OnBoot(eng Engine) Action
	OnShutdown(eng Engine)
	OnOpen(c Conn) ([]byte, Action)
	OnClose(c Conn, err error) Action
	OnTraffic(c Conn) Action
	OnTick() (int64, Action)
}

type BuiltinEventEngine struct{}

func (*BuiltinEventEngine) OnBoot(Engine) Action         { return None }
func (*BuiltinEventEngine) OnShutdown(Engine)            {}
func (*BuiltinEventEngine) OnOpen(Conn) ([]byte, Action) { return nil, None }
func (*BuiltinEventEngine) OnClose(Conn, error) Action   { return None }
func (*BuiltinEventEngine) OnTraffic(Conn) Action        { return None }
func (*BuiltinEventEngine) OnTick() (int64, Action)      { return 0, None }
func Run(h EventHandler, addr string, opts ...any) error { return nil }
