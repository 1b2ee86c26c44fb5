// etcd, watchableStore.progressIfSync (server v3.7.3, not fixed): the first watcher's channel may be full, and the progress notification is lost.
package story

import "sync"

type watchResponse struct {
	id       int64
	revision int64
	events   []string
}

type watcher struct {
	id int64
	ch chan<- watchResponse
}

func (w *watcher) send(wr watchResponse) bool {
	if len(wr.events) == 0 && wr.revision == 0 {
		return true
	}
	select {
	case w.ch <- wr:
		return true
	default:
		return false
	}
}

type watchableStore struct {
	mu     sync.RWMutex
	rev    int64
	synced map[*watcher]bool
}

func (s *watchableStore) progressIfSync(watchers map[int64]*watcher, id int64) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, w := range watchers {
		if !s.synced[w] {
			return false
		}
	}
	for _, w := range watchers {
		w.send(watchResponse{id: id, revision: s.rev}) // want "the bool by which w.send says that it has not sent is dropped"
		return true
	}
	return true
}
