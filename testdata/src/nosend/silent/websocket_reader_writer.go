// One reader and one writer are what a connection takes.
package story

import (
	"time"

	"github.com/gorilla/websocket"
)

func serve(conn *websocket.Conn, out <-chan []byte) {
	go func() {
		for data := range out {
			if conn.WriteMessage(websocket.TextMessage, data) != nil {
				return
			}
		}
	}()
	defer conn.Close()
	for {
		_, _, err := conn.ReadMessage()
		if err != nil {
			conn.WriteControl(8, nil, time.Time{})
			return
		}
	}
}
