// Met in centrifugal/centrifuge: a connection that was made of the request
// outlives it.
package story

import (
	"net/http"

	"github.com/gorilla/websocket"
)

type transport struct {
	conn *websocket.Conn
}

func accept(w http.ResponseWriter, r *http.Request) (*transport, error) {
	conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
	if err != nil {
		return nil, err
	}
	return &transport{conn}, nil
}

func handle(w http.ResponseWriter, r *http.Request) {
	t, err := accept(w, r)
	if err != nil {
		return
	}
	go func() {
		for {
			if _, _, err := t.conn.ReadMessage(); err != nil {
				return
			}
		}
	}()
}
