// The goroutine that drains the log writes its own failures to the log.
package main

import "sync"

type entry struct{ msg string }
type Logger struct {
	ch chan entry
	wg sync.WaitGroup
}

func New() *Logger {
	l := &Logger{ch: make(chan entry, 32)}
	l.wg.Add(1)
	go l.drain()
	return l
}
func (l *Logger) Log(s string) { l.ch <- entry{s} }
func (l *Logger) drain() {
	defer l.wg.Done()
	for e := range l.ch {
		if err := l.write(e); err != nil {
			l.Log(err.Error()) // want "drain runs on the loop of Logger.drain: calling Log, which ends up sending on l.ch, waits for itself once the buffer is full"
		}
	}
}
func (l *Logger) write(e entry) error { println(e.msg); return nil }
func (l *Logger) Close()              { close(l.ch); l.wg.Wait() }
func main() {
	l := New()
	for range 100 {
		l.Log("x")
	}
	l.Close()
}
