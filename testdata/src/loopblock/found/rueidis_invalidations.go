// The connection's reader waits until the cache has dropped what is out of date.
package cache

import "github.com/redis/rueidis"

func open(stale chan []rueidis.RedisMessage) (rueidis.Client, error) {
	return rueidis.NewClient(rueidis.ClientOption{
		OnInvalidations: func(messages []rueidis.RedisMessage) {
			stale <- messages // want "runs on rueidis's connection read loop: sending on stale stalls it"
		},
	})
}
