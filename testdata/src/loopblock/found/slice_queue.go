// The queue is a slice under a mutex; what is posted to it waits for a result that comes by the same queue.
package main

import "sync"

type executor struct {
	mu    sync.Mutex
	cond  *sync.Cond
	queue []func()
}

func newExecutor() *executor {
	e := new(executor)
	e.cond = sync.NewCond(&e.mu)
	go e.loop()
	return e
}

func (e *executor) loop() {
	for {
		e.mu.Lock()
		for len(e.queue) == 0 {
			e.cond.Wait()
		}
		batch := e.queue
		e.queue = nil
		e.mu.Unlock()
		for _, f := range batch {
			f()
		}
	}
}

func (e *executor) post(f func()) {
	e.mu.Lock()
	e.queue = append(e.queue, f)
	e.mu.Unlock()
	e.cond.Signal()
}

func (e *executor) call(f func() int) int {
	result := make(chan int, 1)
	e.post(func() { result <- f() })
	return <-result
}

func (e *executor) both() {
	e.post(func() {
		println(e.call(func() int { return 1 })) // want "the function literal in both runs on the loop of executor.loop: calling call, which ends up receiving from result, waits for itself forever"
	})
}

func main() { newExecutor().both() }
