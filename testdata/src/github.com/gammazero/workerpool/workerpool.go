// Package workerpool is a stub.
package workerpool

type WorkerPool struct{}

func New(maxWorkers int) *WorkerPool { return &WorkerPool{} }

func (p *WorkerPool) Submit(task func()) { go task() }
