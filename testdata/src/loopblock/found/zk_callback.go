// The connection's loops wait until somebody has taken the event.
package registry

import (
	"time"

	"github.com/go-zookeeper/zk"
)

type watcher struct{ events chan zk.Event }

func (w *watcher) changed(e zk.Event) {
	w.events <- e // want "changed runs on zk's connection loops: sending on w.events stalls it"
}

func connect(w *watcher) (*zk.Conn, error) {
	c, _, err := zk.Connect([]string{"a"}, time.Second, zk.WithEventCallback(w.changed))
	return c, err
}
