// The hub leaves with its context; clients that end later cannot unregister.
package main

import (
	"bufio"
	"context"
	"net"
	"os/signal"
	"syscall"
)

type client struct {
	conn net.Conn
	hub  *hub
}

type hub struct {
	clients    map[*client]bool
	register   chan *client
	unregister chan *client
}

func newHub() *hub {
	return &hub{clients: map[*client]bool{}, register: make(chan *client), unregister: make(chan *client)}
}

func (h *hub) run(ctx context.Context) {
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
		c.hub.unregister <- c // want "send on c.hub.unregister blocks forever once run has returned because ctx is done"
		c.conn.Close()
	}()
	sc := bufio.NewScanner(c.conn)
	for sc.Scan() {
		println(sc.Text())
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	h := newHub()
	go h.run(ctx)
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return
	}
	for {
		conn, err := ln.Accept()
		if err != nil {
			return
		}
		c := &client{conn, h}
		h.register <- c // want "send on h.register blocks forever once run has returned because ctx is done"
		go c.read()
	}
}
