// The loop pops from a slice; a task waits for a reply that only another task of the same loop sends.
package main

import "sync"

type runner struct {
	mu    sync.Mutex
	tasks []func()
	wake  chan struct{}
}

func (r *runner) push(f func()) {
	r.mu.Lock()
	r.tasks = append(r.tasks, f)
	r.mu.Unlock()
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

func (r *runner) pop() (func(), bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.tasks) == 0 {
		return nil, false
	}
	f := r.tasks[0]
	r.tasks = r.tasks[1:]
	return f, true
}

func (r *runner) loop() {
	for range r.wake {
		for {
			f, ok := r.pop()
			if !ok {
				break
			}
			f()
		}
	}
}

func (r *runner) wait(f func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	r.push(func() {
		defer wg.Done()
		f()
	})
	wg.Wait()
}

func main() {
	r := &runner{wake: make(chan struct{}, 1)}
	go r.loop()
	r.wait(func() {
		r.wait(func() {}) // want "the function literal in main runs on the loop of runner.loop: calling wait, which ends up calling wg.Wait, waits for itself forever"
	})
}
