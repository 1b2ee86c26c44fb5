// Package eventloop is a stub.
package eventloop

type Runtime struct{}

type EventLoop struct{}

func (*EventLoop) RunOnLoop(fn func(*Runtime)) bool { return true }

func (*EventLoop) Stop() int { return 0 }

func (*EventLoop) StopNoWait() {}
