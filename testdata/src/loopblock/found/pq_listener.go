// The listener's goroutine waits until somebody has heard of its event.
package feed

import (
	"time"

	"github.com/lib/pq"
)

func listen(states chan pq.ListenerEventType) *pq.Listener {
	return pq.NewListener("dsn", time.Second, time.Minute, func(event pq.ListenerEventType, err error) {
		states <- event // want "runs on pq's notification goroutine: sending on states stalls it"
	})
}
