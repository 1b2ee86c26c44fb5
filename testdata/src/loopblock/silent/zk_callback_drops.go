// The callback replaces an event that nobody has taken yet.
package registry

import (
	"time"

	"github.com/go-zookeeper/zk"
)

type watcher struct{ events chan zk.Event }

func (w *watcher) changed(e zk.Event) {
	select {
	case <-w.events:
	default:
	}
	select {
	case w.events <- e:
	default:
	}
}

func connect(w *watcher) (*zk.Conn, error) {
	c, _, err := zk.Connect([]string{"a"}, time.Second, zk.WithEventCallback(w.changed))
	return c, err
}
