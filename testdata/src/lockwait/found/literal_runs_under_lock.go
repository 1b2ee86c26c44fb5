// The helper holds the lock while the literal sends, and the reader takes it.
package literal_runs_under_lock

import "sync"

type Log struct {
	mu    sync.Mutex
	n     int
	lines chan int
}

func Open() *Log {
	l := &Log{lines: make(chan int)}
	go l.write()
	return l
}

func (l *Log) with(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f()
}

func (l *Log) write() {
	for v := range l.lines {
		l.with(func() { l.n += v })
	}
}

func (l *Log) Add(v int) {
	l.with(func() {
		l.n++
		l.lines <- v // want "send on l.lines blocks forever while l.mu is held"
	})
}
