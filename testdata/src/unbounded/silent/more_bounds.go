// Each of these is bounded in its own way.
package story

import (
	"container/list"
	"context"
	"errors"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

type item struct {
	id   int
	resp chan int
}

// Semaphore select default
type A struct {
	mu    sync.Mutex
	q     []item
	slots chan struct{}
	wake  chan struct{}
}

func (a *A) Put(i item) error {
	select {
	case a.slots <- struct{}{}:
	default:
		return errors.New("busy")
	}
	a.mu.Lock()
	a.q = append(a.q, i)
	a.mu.Unlock()
	select {
	case a.wake <- struct{}{}:
	default:
	}
	return nil
}
func (a *A) run(f func(item)) {
	for range a.wake {
		a.mu.Lock()
		q := a.q
		a.q = nil
		a.mu.Unlock()
		for _, i := range q {
			f(i)
			<-a.slots
		}
	}
}

// Weighted
type B struct {
	sem  *semaphore.Weighted
	mu   sync.Mutex
	cond *sync.Cond
	q    list.List
}

func (b *B) Put(ctx context.Context, i item) error {
	if err := b.sem.Acquire(ctx, 1); err != nil {
		return err
	}
	b.mu.Lock()
	b.q.PushBack(i)
	b.mu.Unlock()
	b.cond.Signal()
	return nil
}
func (b *B) Get() item {
	b.mu.Lock()
	for b.q.Len() == 0 {
		b.cond.Wait()
	}
	e := b.q.Front()
	b.q.Remove(e)
	b.mu.Unlock()
	b.sem.Release(1)
	return e.Value.(item)
}

// Caller waits reply via helper
type C struct {
	mu   sync.Mutex
	cond *sync.Cond
	q    []*item
}

func (c *C) Call(id int) int {
	it := &item{id: id, resp: make(chan int)}
	c.enqueue(it)
	return c.wait(it)
}
func (c *C) enqueue(it *item) {
	c.mu.Lock()
	c.q = append(c.q, it)
	c.mu.Unlock()
	c.cond.Signal()
}
func (c *C) wait(it *item) int { return <-it.resp }
func (c *C) worker() {
	for {
		c.mu.Lock()
		for len(c.q) == 0 {
			c.cond.Wait()
		}
		it := c.q[0]
		c.q = c.q[1:]
		c.mu.Unlock()
		it.resp <- it.id
	}
}

// Ring drop oldest with list
type D struct {
	mu   sync.Mutex
	l    *list.List
	max  int
	wake chan struct{}
}

func (d *D) Add(i item) {
	d.mu.Lock()
	d.l.PushBack(i)
	for d.l.Len() > d.max {
		d.l.Remove(d.l.Front())
	}
	d.mu.Unlock()
	select {
	case d.wake <- struct{}{}:
	default:
	}
}
func (d *D) run(f func(item)) {
	for range d.wake {
		for {
			d.mu.Lock()
			e := d.l.Front()
			if e == nil {
				d.mu.Unlock()
				break
			}
			d.l.Remove(e)
			d.mu.Unlock()
			f(e.Value.(item))
		}
	}
}

// Relay with a stopped input when buffer full via cond var flag
func relay(in <-chan item, out chan<- item) {
	const limit = 64
	buf := make([]item, 0, limit)
	for {
		rx := in
		if len(buf) == cap(buf) {
			rx = nil
		}
		var tx chan<- item
		var head item
		if len(buf) > 0 {
			tx, head = out, buf[0]
		}
		select {
		case it, ok := <-rx:
			if !ok {
				return
			}
			buf = append(buf, it)
		case tx <- head:
			copy(buf, buf[1:])
			buf = buf[:len(buf)-1]
		}
	}
}

// Ring index relay
func ring(in <-chan int, out chan<- int) {
	var buf [128]int
	r, w, n := 0, 0, 0
	for {
		rx, tx := in, out
		if n == len(buf) {
			rx = nil
		}
		if n == 0 {
			tx = nil
		}
		select {
		case v := <-rx:
			buf[w] = v
			w = (w + 1) % len(buf)
			n++
		case tx <- buf[r]:
			r = (r + 1) % len(buf)
			n--
		}
	}
}

// Batch relay flush at size or time
func batch(in <-chan int, out chan<- []int) {
	var b []int
	t := time.NewTicker(time.Second)
	for {
		select {
		case v, ok := <-in:
			if !ok {
				out <- b
				return
			}
			b = append(b, v)
			if len(b) < 100 {
				continue
			}
		case <-t.C:
			if len(b) == 0 {
				continue
			}
		}
		out <- b
		b = nil
	}
}

// Counter in flight
type E struct {
	mu       sync.Mutex
	cond     *sync.Cond
	q        []int
	inflight int
}

func (e *E) Submit(v int) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.inflight >= 100 {
		return errors.New("overloaded")
	}
	e.inflight++
	e.q = append(e.q, v)
	e.cond.Signal()
	return nil
}
func (e *E) loop(f func(int)) {
	for {
		e.mu.Lock()
		for len(e.q) == 0 {
			e.cond.Wait()
		}
		v := e.q[0]
		e.q = e.q[1:]
		e.mu.Unlock()
		f(v)
		e.mu.Lock()
		e.inflight--
		e.mu.Unlock()
	}
}

// Dedup map w/ order
type F struct {
	mu    sync.Mutex
	cond  *sync.Cond
	m     map[string]int
	order []string
}

func (f *F) Set(k string, v int) {
	f.mu.Lock()
	if _, ok := f.m[k]; !ok {
		f.order = append(f.order, k)
	}
	f.m[k] = v
	f.mu.Unlock()
	f.cond.Signal()
}
func (f *F) Next() (string, int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.order) == 0 {
		f.cond.Wait()
	}
	k := f.order[0]
	f.order = f.order[1:]
	v := f.m[k]
	delete(f.m, k)
	return k, v
}

// Results gathering with mutex by workers, drained by main after Wait
func gather(xs []int, f func(int) int) []int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var out []int
	for _, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			v := f(x)
			mu.Lock()
			out = append(out, v)
			mu.Unlock()
		}()
	}
	wg.Wait()
	return out
}

// Optional limit
type G struct {
	mu    sync.Mutex
	cond  *sync.Cond
	q     []int
	limit int
}

func (g *G) Push(v int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.limit != 0 && len(g.q) >= g.limit {
		return false
	}
	g.q = append(g.q, v)
	g.cond.Signal()
	return true
}
func (g *G) Pop() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	for len(g.q) == 0 {
		g.cond.Wait()
	}
	v := g.q[0]
	g.q = g.q[1:]
	return v
}

// Backpressure channel plus overflow slice checked elsewhere
type H struct {
	mu      sync.Mutex
	pending []int
	wake    chan struct{}
}

func (h *H) Offer(v int) bool {
	if !h.admit() {
		return false
	}
	h.mu.Lock()
	h.pending = append(h.pending, v)
	h.mu.Unlock()
	select {
	case h.wake <- struct{}{}:
	default:
	}
	return true
}
func (h *H) admit() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.pending) < 1000
}
func (h *H) run(f func(int)) {
	for range h.wake {
		h.mu.Lock()
		p := h.pending
		h.pending = nil
		h.mu.Unlock()
		for _, v := range p {
			f(v)
		}
	}
}

// Worker goroutines appended list & stop
type P struct {
	mu      sync.Mutex
	workers []chan int
}

func (p *P) add() { p.mu.Lock(); p.workers = append(p.workers, make(chan int)); p.mu.Unlock() }
func (p *P) stopOne() {
	p.mu.Lock()
	w := p.workers[0]
	p.workers = p.workers[1:]
	p.mu.Unlock()
	close(w)
}

// Pending writes with per-conn max bytes and disconnect
type conn struct {
	mu    sync.Mutex
	cond  *sync.Cond
	out   [][]byte
	bytes int
	dead  bool
}

func (c *conn) Write(p []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.dead {
		return
	}
	c.out = append(c.out, p)
	c.bytes += len(p)
	if c.bytes > 1<<20 {
		c.dead = true
		c.out = nil
	}
	c.cond.Signal()
}
func (c *conn) loop(w func([]byte)) {
	for {
		c.mu.Lock()
		for len(c.out) == 0 && !c.dead {
			c.cond.Wait()
		}
		if c.dead {
			c.mu.Unlock()
			return
		}
		out := c.out
		c.out = nil
		c.bytes = 0
		c.mu.Unlock()
		for _, p := range out {
			w(p)
		}
	}
}
