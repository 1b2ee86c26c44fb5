// Clients watch that the hub is gone.
package story

import (
	"bufio"
	"context"
	"net"
)

type client struct {
	conn net.Conn
	hub  *hub
}

type hub struct {
	clients    map[*client]bool
	register   chan *client
	unregister chan *client
	gone       chan struct{}
}

func Run(ctx context.Context, ln net.Listener) {
	h := &hub{clients: map[*client]bool{}, register: make(chan *client), unregister: make(chan *client), gone: make(chan struct{})}
	go h.run(ctx)
	for {
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		c := &client{conn, h}
		select {
		case h.register <- c:
			go c.read()
		case <-h.gone:
			return
		}
	}
}

func (h *hub) run(ctx context.Context) {
	defer close(h.gone)
	for {
		select {
		case <-ctx.Done():
			return
		case c := <-h.register:
			h.clients[c] = true
		case c := <-h.unregister:
			delete(h.clients, c)
		}
	}
}

func (c *client) read() {
	defer func() {
		select {
		case c.hub.unregister <- c:
		case <-c.hub.gone:
		}
		c.conn.Close()
	}()
	sc := bufio.NewScanner(c.conn)
	for sc.Scan() {
		println(sc.Text())
	}
}
