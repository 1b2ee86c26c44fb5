// Each connection gets its goroutine: what it is for decides how many there are.
package story

import (
	"io"
	"net"
)

type session struct {
	in   chan string
	quit chan struct{}
}

func (s *session) loop() {
	for {
		select {
		case m := <-s.in:
			_ = m
		case <-s.quit:
			return
		}
	}
}

func serve(ln net.Listener, conns chan net.Conn, streams <-chan io.ReadWriteCloser, sessions <-chan *session) {
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go handle(c)
		}
	}()
	go func() {
		for c := range conns {
			go handle(c)
		}
	}()
	go func() {
		for s := range streams {
			go handle(s)
		}
	}()
	for s := range sessions {
		go s.loop()
	}
}

func handle(c io.ReadWriteCloser) { c.Close() }
