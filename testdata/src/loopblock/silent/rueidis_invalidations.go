// Who gets the invalidations is told in a goroutine.
package cache

import "github.com/redis/rueidis"

func open(stale chan []rueidis.RedisMessage) (rueidis.Client, error) {
	return rueidis.NewClient(rueidis.ClientOption{
		OnInvalidations: func(messages []rueidis.RedisMessage) {
			go func() { stale <- messages }()
		},
	})
}
