// watermill: the new object has the same map, and the same lock.
package capture

import "sync"

type Logger struct {
	lock     *sync.Mutex
	captured map[string][]string
	prefix   string
}

func (l *Logger) Log(level, message string) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.captured[level] = append(l.captured[level], l.prefix+message)
}

func (l *Logger) With(prefix string) *Logger {
	l.lock.Lock()
	defer l.lock.Unlock()
	return &Logger{
		captured: l.captured,
		lock:     l.lock,
		prefix:   l.prefix + prefix,
	}
}
