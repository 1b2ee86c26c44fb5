// Package amqp091 is a stub of the RabbitMQ client.
package amqp091

type Error struct{ Reason string }
type Confirmation struct{ Ack bool }
type Connection struct{}
type Channel struct{}

func Dial(url string) (*Connection, error)                                    { return nil, nil }
func (c *Connection) NotifyClose(receiver chan *Error) chan *Error            { return receiver }
func (c *Connection) Channel() (*Channel, error)                              { return nil, nil }
func (ch *Channel) NotifyPublish(confirm chan Confirmation) chan Confirmation { return confirm }
func (ch *Channel) Publish(key string, body []byte) error                     { return nil }
