// Package mqtt is a stub of paho.
package mqtt

import "time"

type Token interface {
	Wait() bool
	WaitTimeout(time.Duration) bool
	Error() error
}

type Message interface {
	Topic() string
	Payload() []byte
}

type MessageHandler func(Client, Message)
type OnConnectHandler func(Client)
type ConnectionLostHandler func(Client, error)

type Client interface {
	Connect() Token
	Disconnect(quiesce uint)
	Publish(topic string, qos byte, retained bool, payload any) Token
	Subscribe(topic string, qos byte, callback MessageHandler) Token
	SubscribeMultiple(filters map[string]byte, callback MessageHandler) Token
	AddRoute(topic string, callback MessageHandler)
}

type ClientOptions struct {
	OnConnect             OnConnectHandler
	DefaultPublishHandler MessageHandler
}

func NewClientOptions() *ClientOptions                                              { return new(ClientOptions) }
func (o *ClientOptions) AddBroker(server string) *ClientOptions                     { return o }
func (o *ClientOptions) SetOrderMatters(order bool) *ClientOptions                  { return o }
func (o *ClientOptions) SetOnConnectHandler(onConn OnConnectHandler) *ClientOptions { return o }
func (o *ClientOptions) SetDefaultPublishHandler(h MessageHandler) *ClientOptions   { return o }
func NewClient(o *ClientOptions) Client                                             { return nil }
