// Package websocket stands in for github.com/gorilla/websocket in stories.
package websocket

import (
	"net/http"
	"time"
)

const TextMessage = 1

type Conn struct{}

func (c *Conn) ReadMessage() (int, []byte, error)                            { return 0, nil, nil }
func (c *Conn) WriteMessage(kind int, data []byte) error                     { return nil }
func (c *Conn) WriteJSON(v any) error                                        { return nil }
func (c *Conn) ReadJSON(v any) error                                         { return nil }
func (c *Conn) WriteControl(kind int, data []byte, deadline time.Time) error { return nil }
func (c *Conn) Close() error                                                 { return nil }

type Upgrader struct{}

func (u *Upgrader) Upgrade(w http.ResponseWriter, r *http.Request, h http.Header) (*Conn, error) {
	return nil, nil
}
