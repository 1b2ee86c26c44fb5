// The posted function invokes another one and waits for it, on a loop over a slice.
package found

import "sync"

// library, exported; Invoke from a handler registered with On
type Loop struct {
	mu       sync.Mutex
	pending  []func()
	wake     chan struct{}
	handlers map[string]func(any)
}

func New() *Loop {
	l := &Loop{wake: make(chan struct{}, 1), handlers: map[string]func(any){}}
	go l.loop()
	return l
}
func (l *Loop) loop() {
	for range l.wake {
		l.mu.Lock()
		batch := l.pending
		l.pending = nil
		l.mu.Unlock()
		for _, f := range batch {
			f()
		}
	}
}
func (l *Loop) Post(f func()) {
	l.mu.Lock()
	l.pending = append(l.pending, f)
	l.mu.Unlock()
	select {
	case l.wake <- struct{}{}:
	default:
	}
}
func (l *Loop) Invoke(f func()) {
	done := make(chan struct{})
	l.Post(func() { defer close(done); f() })
	<-done
}
func (l *Loop) Emit(name string, v any) {
	l.Post(func() {
		if h := l.handlers[name]; h != nil {
			h(v)
		}
		l.Invoke(func() { delete(l.handlers, name) }) // want "the function literal in Emit runs on the loop of Loop.loop: calling Invoke, which ends up receiving from done, waits for itself forever"
	})
}
