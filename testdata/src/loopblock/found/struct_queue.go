// The queue is a slice of structs that the loop takes out at once, and the one who waits is in it himself.
package mainthread

import "sync"

type op struct {
	fn   func()
	done chan struct{}
}

type thread struct {
	mu   sync.Mutex
	ops  []op
	wake chan struct{}
}

func start() *thread {
	t := &thread{wake: make(chan struct{}, 1)}
	go t.run()
	return t
}

func (t *thread) push(o op) {
	t.mu.Lock()
	t.ops = append(t.ops, o)
	t.mu.Unlock()
	select {
	case t.wake <- struct{}{}:
	default:
	}
}

func (t *thread) take() []op {
	t.mu.Lock()
	defer t.mu.Unlock()
	ops := t.ops
	t.ops = nil
	return ops
}

func (t *thread) run() {
	for range t.wake {
		for _, o := range t.take() {
			o.fn()
			if o.done != nil {
				close(o.done)
			}
		}
	}
}

func (t *thread) call(fn func()) {
	o := op{fn, make(chan struct{})}
	t.push(o)
	<-o.done
}

func (t *thread) do(fn func()) { t.push(op{fn: fn}) }

func draw(t *thread) {
	t.do(func() {
		t.call(func() {}) // want "the function literal in draw runs on the loop of thread.run: calling call, which ends up receiving from o.done, waits for itself forever"
	})
}

func redraw(t *thread) {
	t.do(func() { t.do(func() {}) })
	t.call(func() {})
}
