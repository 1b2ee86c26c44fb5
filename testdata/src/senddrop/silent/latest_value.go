// The sender takes the older value out first: the receiver wants only the latest.
package story

type config struct{ version int }

type watcher struct{ updates chan config }

func newWatcher() *watcher { return &watcher{updates: make(chan config, 1)} }

func (w *watcher) set(c config) {
	select {
	case <-w.updates:
	default:
	}
	select {
	case w.updates <- c:
	default:
	}
}

func (w *watcher) setLoop(c config) {
	for {
		select {
		case w.updates <- c:
			return
		default:
		}
		select {
		case <-w.updates:
		default:
		}
	}
}

func (w *watcher) drain() {
	select {
	case <-w.updates:
	default:
	}
}

func (w *watcher) setWithHelper(c config) {
	w.drain()
	select {
	case w.updates <- c:
	default:
	}
}

func (w *watcher) setSwap(c config) {
	select {
	case w.updates <- c:
	default:
		<-w.updates
		w.updates <- c
	}
}

func (w *watcher) replace(c config) (replaced bool) {
	for {
		select {
		case w.updates <- c:
			return replaced
		default:
			select {
			case <-w.updates:
				replaced = true
			default:
			}
		}
	}
}

func use(w *watcher, apply func(config)) {
	w.replace(config{1})
	for c := range w.updates {
		apply(c)
	}
}
