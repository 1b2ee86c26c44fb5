// OnTraffic runs on gnet's event loop; the helper it calls hands the message to a worker that may be slow.
package main

import "github.com/panjf2000/gnet/v2"

type job struct {
	c    gnet.Conn
	data []byte
}

type server struct {
	gnet.BuiltinEventEngine
	jobs chan job
}

func newServer() *server {
	s := &server{jobs: make(chan job)}
	go s.work()
	return s
}

func (s *server) work() {
	for j := range s.jobs { // because "is received from here"
		j.c.AsyncWrite(j.data, nil)
	}
}

func (s *server) OnTraffic(c gnet.Conn) gnet.Action {
	buf, _ := c.Next(-1)
	s.dispatch(c, buf) // want "OnTraffic runs on gnet's event loop: calling dispatch, which ends up sending on s.jobs, stalls it until another goroutine receives; do it in a goroutine or a pool"
	return gnet.None
}

func (s *server) dispatch(c gnet.Conn, buf []byte) {
	s.enqueue(job{c, append([]byte(nil), buf...)}) // because "dispatch calls enqueue here"
}

func (s *server) enqueue(j job) {
	s.jobs <- j // because "enqueue waits here, sending on s.jobs"
}

func main() { gnet.Run(newServer(), "tcp://:9000") }
