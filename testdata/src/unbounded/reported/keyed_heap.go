// Met in client-go's Heap: an item is pushed if its key is not there, and the
// heap's own Push enters the key.
package story

import (
	"container/heap"
	"sync"
)

type entry struct{ key string }

type data struct {
	items map[string]bool
	queue []entry
}

func (d *data) Len() int           { return len(d.queue) }
func (d *data) Less(i, j int) bool { return d.queue[i].key < d.queue[j].key }
func (d *data) Swap(i, j int)      { d.queue[i], d.queue[j] = d.queue[j], d.queue[i] }
func (d *data) Push(x any) {
	e := x.(entry)
	d.items[e.key] = true
	d.queue = append(d.queue, e)
}
func (d *data) Pop() any {
	e := d.queue[len(d.queue)-1]
	d.queue = d.queue[:len(d.queue)-1]
	delete(d.items, e.key)
	return e
}

type Heap struct {
	mu   sync.Mutex
	cond sync.Cond
	data *data
}

func New() *Heap {
	h := &Heap{data: &data{items: map[string]bool{}}}
	h.cond.L = &h.mu
	return h
}

func (h *Heap) Add(key string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.data.items[key]; ok {
		return
	}
	heap.Push(h.data, entry{key})
	h.cond.Broadcast()
}

func (h *Heap) Next() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	for len(h.data.queue) == 0 {
		h.cond.Wait()
	}
	return heap.Pop(h.data).(entry).key
}
