// Met in go-ethereum's price list: the heap in the field is measured by the
// length of the list within it.
package story

import (
	"container/heap"
	"sync"
)

type prices struct{ list []int }

func (p *prices) Len() int           { return len(p.list) }
func (p *prices) Less(i, j int) bool { return p.list[i] < p.list[j] }
func (p *prices) Swap(i, j int)      { p.list[i], p.list[j] = p.list[j], p.list[i] }
func (p *prices) Push(x any)         { p.list = append(p.list, x.(int)) }
func (p *prices) Pop() any {
	x := p.list[len(p.list)-1]
	p.list = p.list[:len(p.list)-1]
	return x
}

type Pool struct {
	mu     sync.Mutex
	wake   chan struct{}
	urgent prices
	stale  int
}

func New() *Pool { return &Pool{wake: make(chan struct{}, 1)} }

func (p *Pool) Put(x int) {
	p.mu.Lock()
	heap.Push(&p.urgent, x)
	p.mu.Unlock()
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *Pool) Removed(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stale += n
	if p.stale <= len(p.urgent.list)/4 {
		return
	}
	p.stale = 0
	p.urgent.list = p.urgent.list[:0]
}

func (p *Pool) Run(f func(int)) {
	for range p.wake {
		p.mu.Lock()
		x := heap.Pop(&p.urgent).(int)
		p.mu.Unlock()
		f(x)
	}
}
