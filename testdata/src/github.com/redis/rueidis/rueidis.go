// Package rueidis is a stub.
package rueidis

type RedisMessage struct{}

type ClientOption struct {
	InitAddress     []string
	OnInvalidations func([]RedisMessage)
}

type Client interface{ Close() }

func NewClient(option ClientOption) (Client, error) { return nil, nil }
