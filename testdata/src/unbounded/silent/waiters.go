// The list holds who waits: each is a goroutine that is there anyway.
package story

import (
	"container/list"
	"sync"
)

type gate struct {
	mu      sync.Mutex
	waiters []chan struct{}
	line    list.List
	open    int
}

func (g *gate) Wait() {
	g.mu.Lock()
	ready := make(chan struct{})
	g.waiters = append(g.waiters, ready)
	g.mu.Unlock()
	<-ready
}

func (g *gate) Enter() {
	ready := make(chan struct{})
	g.mu.Lock()
	g.line.PushBack(ready)
	g.mu.Unlock()
	<-ready
}

func (g *gate) run(wake <-chan struct{}) {
	for range wake {
		g.mu.Lock()
		for _, w := range g.waiters {
			close(w)
		}
		g.waiters = nil
		if front := g.line.Front(); front != nil {
			g.line.Remove(front)
			close(front.Value.(chan struct{}))
		}
		g.mu.Unlock()
	}
}
