// The consumer never needs the lock that orders the senders.
package story

import "sync"

type log struct {
	mu    sync.Mutex
	seq   int
	lines chan string
}

func New() *log {
	l := &log{lines: make(chan string)}
	go func() {
		for s := range l.lines {
			println(s)
		}
	}()
	return l
}

func (l *log) Print(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seq++
	l.lines <- s
}
