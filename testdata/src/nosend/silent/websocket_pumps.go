// One goroutine reads, the other writes.
package story

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

var upgrader websocket.Upgrader

type client struct {
	conn *websocket.Conn
	send chan []byte
}

func (c *client) readPump() {
	defer c.conn.Close()
	for {
		if _, _, err := c.conn.ReadMessage(); err != nil {
			return
		}
	}
}

func (c *client) writePump() {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case m := <-c.send:
			if c.conn.WriteMessage(websocket.TextMessage, m) != nil {
				return
			}
		case <-tick.C:
			c.conn.WriteControl(9, nil, time.Now())
		}
	}
}

func serve(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &client{conn: conn, send: make(chan []byte, 8)}
	go c.writePump()
	go c.readPump()
}
