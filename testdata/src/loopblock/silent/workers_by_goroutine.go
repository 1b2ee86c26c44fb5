// OnTraffic hands the bytes over in a goroutine, and OnBoot may start what it likes.
package main

import "github.com/panjf2000/gnet/v2"

type task struct {
	c gnet.Conn
	b []byte
}
type srv struct {
	gnet.BuiltinEventEngine
	work chan task
}

func (s *srv) OnBoot(gnet.Engine) gnet.Action {
	for range 8 {
		go s.worker()
	}
	return gnet.None
}
func (s *srv) worker() {
	for t := range s.work {
		t.c.AsyncWrite(t.b, nil)
	}
}
func (s *srv) OnTraffic(c gnet.Conn) gnet.Action {
	b, _ := c.Next(-1)
	go func() { s.work <- task{c, b} }()
	return gnet.None
}
func (s *srv) OnClose(c gnet.Conn, err error) gnet.Action {
	if ch, ok := c.Context().(chan struct{}); ok {
		close(ch)
	}
	return gnet.None
}
func main() { gnet.Run(&srv{work: make(chan task, 64)}, "tcp://:9000") }
