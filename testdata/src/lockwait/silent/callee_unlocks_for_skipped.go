// The skipped turns unlock in a callee or in a function that came with the lock.
package story

import "sync"

type log struct {
	mu    sync.Mutex
	lines []string
	lost  int
}

func Open() *log { return &log{} }

func (l *log) giveUp() {
	l.lost++
	l.mu.Unlock()
}

func (l *log) Write(lines []string) {
	for _, line := range lines {
		l.mu.Lock()
		if len(line) > 80 {
			l.giveUp()
			continue
		}
		l.lines = append(l.lines, line)
		l.mu.Unlock()
	}
}

type index struct {
	mu   sync.Mutex
	keys []string
}

func (x *index) Fill(keys []string) {
	for _, k := range keys {
		x.mu.Lock()
		done := func() { x.mu.Unlock() }
		if len(k) > 80 {
			done()
			continue
		}
		x.keys = append(x.keys, k)
		x.mu.Unlock()
	}
}
