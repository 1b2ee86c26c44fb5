// The consumer locks a mutex of its own.
package story

import "sync"

type log struct {
	mu    sync.Mutex
	seq   int
	stat  sync.Mutex
	total int
	lines chan string
}

func New() *log {
	l := &log{lines: make(chan string)}
	go func() {
		for s := range l.lines {
			l.stat.Lock()
			l.total += len(s)
			l.stat.Unlock()
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
