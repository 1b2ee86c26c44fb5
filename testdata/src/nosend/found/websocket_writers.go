// A connection takes one writer at a time.
package story

import (
	"time"

	"github.com/gorilla/websocket"
)

func serve(conn *websocket.Conn) {
	go func() { // want "conn is given to the goroutine and used on both sides at once, for which websocket.Conn is not safe"
		for range time.Tick(time.Second) {
			conn.WriteMessage(websocket.TextMessage, []byte("ping"))
		}
	}()
	for {
		_, data, err := conn.ReadMessage()
		if err != nil {
			return
		}
		conn.WriteMessage(websocket.TextMessage, data)
	}
}
