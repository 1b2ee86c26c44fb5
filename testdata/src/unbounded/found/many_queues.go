// Queues of many forms, none of which looks at its length.
package story

import (
	"container/heap"
	"container/list"
	"context"
	"sync"
	"time"
)

// Mailbox actor with slice & chan notify cap 1 non-block
type Actor struct {
	mu      sync.Mutex
	mailbox []any
	notify  chan struct{}
}

func (a *Actor) Tell(m any) {
	a.mu.Lock()
	a.mailbox = append(a.mailbox, m) // want "a.mailbox grows without a bound when Tell adds faster than Run takes"
	a.mu.Unlock()
	a.signal()
}
func (a *Actor) signal() {
	select {
	case a.notify <- struct{}{}:
	default:
	}
}
func (a *Actor) Run(ctx context.Context, h func(any)) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-a.notify:
		}
		for {
			a.mu.Lock()
			if len(a.mailbox) == 0 {
				a.mu.Unlock()
				break
			}
			m := a.mailbox[0]
			a.mailbox[0] = nil
			a.mailbox = a.mailbox[1:]
			a.mu.Unlock()
			h(m)
		}
	}
}

// Embedded mutex, sync.Cond value
type Q2[T any] struct {
	sync.Mutex
	c     sync.Cond
	elems []T
}

func New2[T any]() *Q2[T] {
	q := &Q2[T]{}
	q.c.L = &q.Mutex
	return q
}
func (q *Q2[T]) Enqueue(v ...T) {
	q.Lock()
	defer q.Unlock()
	q.elems = append(q.elems, v...) // want "q.elems grows without a bound when Enqueue adds faster than Dequeue takes"
	q.c.Broadcast()
}
func (q *Q2[T]) Dequeue() T {
	q.Lock()
	defer q.Unlock()
	for len(q.elems) == 0 {
		q.c.Wait()
	}
	v := q.elems[0]
	copy(q.elems, q.elems[1:])
	q.elems = q.elems[:len(q.elems)-1]
	return v
}

// Heap field timers
type pq []int

func (p pq) Len() int           { return len(p) }
func (p pq) Less(i, j int) bool { return p[i] < p[j] }
func (p pq) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)        { *p = append(*p, x.(int)) }
func (p *pq) Pop() any {
	o := *p
	n := len(o)
	x := o[n-1]
	*p = o[:n-1]
	return x
}

type Sched struct {
	mu   sync.Mutex
	h    pq
	wake chan struct{}
}

func (s *Sched) Add(x int) {
	s.mu.Lock()
	heap.Push(&s.h, x) // want "s.h grows without a bound when Add adds faster than loop takes"
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
}
func (s *Sched) loop(f func(int)) {
	for {
		s.mu.Lock()
		if s.h.Len() == 0 {
			s.mu.Unlock()
			<-s.wake
			continue
		}
		x := heap.Pop(&s.h).(int)
		s.mu.Unlock()
		f(x)
	}
}

// Relay via struct, list value field
type Relay struct {
	in, out chan int
	l       list.List
}

func (r *Relay) run() {
	for {
		var out chan int
		var v int
		if e := r.l.Front(); e != nil {
			out = r.out
			v = e.Value.(int)
		}
		select {
		case x, ok := <-r.in:
			if !ok {
				return
			}
			r.l.PushBack(x) // want "r.l grows without a bound while the receiver of out is slower than the sender of r.in"
		case out <- v:
			r.l.Remove(r.l.Front())
		}
	}
}

// Two-slice double buffer swap
type DB struct {
	mu         sync.Mutex
	cond       *sync.Cond
	cur, spare []string
}

func (d *DB) Write(s string) {
	d.mu.Lock()
	d.cur = append(d.cur, s) // want "d.cur grows without a bound when Write adds faster than flusher takes"
	d.mu.Unlock()
	d.cond.Signal()
}
func (d *DB) flusher(w func(string)) {
	for {
		d.mu.Lock()
		for len(d.cur) == 0 {
			d.cond.Wait()
		}
		d.cur, d.spare = d.spare[:0], d.cur
		d.mu.Unlock()
		for _, s := range d.spare {
			w(s)
		}
	}
}

// Periodic exporter
type Exp struct {
	mu    sync.Mutex
	spans []int
}

func (e *Exp) OnEnd(s int) {
	e.mu.Lock()
	e.spans = append(e.spans, s) // want "e.spans grows without a bound when OnEnd adds faster than loop takes"
	e.mu.Unlock()
}
func (e *Exp) loop(send func([]int)) {
	t := time.NewTicker(time.Second)
	for range t.C {
		e.mu.Lock()
		b := e.spans
		e.spans = make([]int, 0, len(b))
		e.mu.Unlock()
		send(b)
	}
}
func NewExp(send func([]int)) *Exp { e := &Exp{}; go e.loop(send); return e }

// Global queue
var (
	mu    sync.Mutex
	queue []func()
	cond  = sync.NewCond(&mu)
)

func Post(f func()) {
	mu.Lock()
	queue = append(queue, f) // want "queue grows without a bound when Post adds faster than worker takes"
	mu.Unlock()
	cond.Signal()
}
func worker() {
	for {
		mu.Lock()
		for len(queue) == 0 {
			cond.Wait()
		}
		f := queue[0]
		queue = queue[1:]
		mu.Unlock()
		f()
	}
}

// Retry queue: failed items re-appended; producers
type Up struct {
	mu      sync.Mutex
	pending []string
	kick    chan bool
}

func (u *Up) Add(s string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.pending = append(u.pending, s) // want "u.pending grows without a bound when Add adds faster than run takes"
	select {
	case u.kick <- true:
	default:
	}
}
func (u *Up) run(send func(string) error) {
	for range u.kick {
		u.mu.Lock()
		todo := u.pending
		u.pending = nil
		u.mu.Unlock()
		for _, s := range todo {
			if send(s) != nil {
				u.mu.Lock()
				u.pending = append(u.pending, s)
				u.mu.Unlock()
			}
		}
	}
}

// Relay with closure capturing
func Infinite(in <-chan int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		var q []int
		next := func() int {
			if len(q) == 0 {
				return 0
			}
			return q[0]
		}
		outCh := func() chan int {
			if len(q) == 0 {
				return nil
			}
			return out
		}
		for len(q) > 0 || in != nil {
			select {
			case v, ok := <-in:
				if !ok {
					in = nil
				} else {
					q = append(q, v) // want "q grows without a bound while the receiver of outCh.. is slower than the sender of in"
				}
			case outCh() <- next():
				q = q[1:]
			}
		}
	}()
	return out
}

// High-water mark only
type HW struct {
	mu   sync.Mutex
	cond *sync.Cond
	q    []int
	max  int
}

func (h *HW) Put(v int) {
	h.mu.Lock()
	h.q = append(h.q, v) // want "h.q grows without a bound when Put adds faster than Get takes"
	if len(h.q) > h.max {
		h.max = len(h.q)
	}
	h.mu.Unlock()
	h.cond.Signal()
}
func (h *HW) Get() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	for len(h.q) == 0 {
		h.cond.Wait()
	}
	v := h.q[0]
	h.q = h.q[1:]
	return v
}
