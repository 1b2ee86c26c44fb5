// Met in etcd's lessor: what is scheduled stays until its time has come.
package story

import (
	"container/heap"
	"sync"
	"time"
)

type lease struct {
	id   int64
	when time.Time
}

type leases []*lease

func (l leases) Len() int           { return len(l) }
func (l leases) Less(i, j int) bool { return l[i].when.Before(l[j].when) }
func (l leases) Swap(i, j int)      { l[i], l[j] = l[j], l[i] }
func (l *leases) Push(x any)        { *l = append(*l, x.(*lease)) }
func (l *leases) Pop() any {
	old := *l
	x := old[len(old)-1]
	*l = old[:len(old)-1]
	return x
}

type lessor struct {
	mu   sync.Mutex
	due  leases
	stop chan struct{}
}

func (l *lessor) Schedule(id int64, d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	heap.Push(&l.due, &lease{id, time.Now().Add(d)})
}

func (l *lessor) run(expire func(int64)) {
	for {
		select {
		case <-time.After(500 * time.Millisecond):
		case <-l.stop:
			return
		}
		for _, id := range l.expired() {
			expire(id)
		}
	}
}

func (l *lessor) expired() (ids []int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.due.Len() > 0 {
		if l.due[0].when.After(time.Now()) {
			break
		}
		ids = append(ids, heap.Pop(&l.due).(*lease).id)
	}
	return ids
}

func start(expire func(int64)) *lessor {
	l := &lessor{stop: make(chan struct{})}
	go l.run(expire)
	return l
}
