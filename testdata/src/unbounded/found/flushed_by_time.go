// The buffer is emptied by the clock alone.
package story

import (
	"sync"
	"time"
)

type Logger struct {
	mu      sync.Mutex
	entries []string
	stop    chan struct{}
}

func (l *Logger) Log(s string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries = append(l.entries, s) // want "l.entries grows without a bound when Log adds faster than flush takes"
}

func (l *Logger) Start(write func([]string)) {
	go func() {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				l.flush(write)
			case <-l.stop:
				return
			}
		}
	}()
}

func (l *Logger) flush(write func([]string)) {
	l.mu.Lock()
	entries := l.entries
	l.entries = nil
	l.mu.Unlock()
	write(entries)
}
