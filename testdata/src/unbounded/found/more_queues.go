// Relays and queues of more forms, none of which looks at its length.
package story

import (
	"container/list"
	"context"
	"slices"
	"sync"
	"time"
)

type T struct{ v int }

// Default-based relay
func r1(in <-chan T, out chan<- T) {
	var q []T
	for {
		if len(q) == 0 {
			q = append(q, <-in)
		}
		select {
		case v := <-in:
			q = append(q, v) // want "q grows without a bound while the receiver of out is slower than the sender of in"
		case out <- q[0]:
			q = q[1:]
		default:
			time.Sleep(time.Millisecond)
		}
	}
}

// Queue type with methods, relay
type buf struct{ items []T }

func (b *buf) push(t T)    { b.items = append(b.items, t) }
func (b *buf) head() T     { return b.items[0] }
func (b *buf) pop()        { b.items = b.items[1:] }
func (b *buf) empty() bool { return len(b.items) == 0 }

type stage struct {
	in, out chan T
	b       buf
}

func (s *stage) run(ctx context.Context) {
	for {
		var out chan T
		var next T
		if !s.b.empty() {
			out, next = s.out, s.b.head()
		}
		select {
		case <-ctx.Done():
			return
		case t, ok := <-s.in:
			if !ok {
				return
			}
			s.b.push(t) // want "s.b grows without a bound while the receiver of out is slower than the sender of s.in"
		case out <- next:
			s.b.pop()
		}
	}
}

// Slices.Delete & struct pointer
func r3(in chan *T, out chan *T) {
	pending := make([]*T, 0, 16)
	for {
		select {
		case t := <-in:
			pending = append(pending, t) // want "pending grows without a bound while the receiver of sendCh.pending, out. is slower than the sender of in"
		case sendCh(pending, out) <- first(pending):
			pending = slices.Delete(pending, 0, 1)
		}
	}
}
func sendCh(p []*T, c chan *T) chan *T {
	if len(p) > 0 {
		return c
	}
	return nil
}
func first(p []*T) *T {
	if len(p) > 0 {
		return p[0]
	}
	return nil
}

// Relay drains in burst, with default to not block
func r4(in <-chan T, out chan<- T) {
	var backlog []T
	for t := range in {
		backlog = append(backlog, t) // want "backlog grows without a bound while the receiver of out is slower than the sender of in"
	drain:
		for len(backlog) > 0 {
			select {
			case out <- backlog[0]:
				backlog = backlog[1:]
			default:
				break drain
			}
		}
	}
}

// Two mutex-guarded goroutines in one func
func r5(in <-chan T, f func(T)) {
	var (
		mu sync.Mutex
		l  = list.New()
		c  = sync.NewCond(&mu)
	)
	go func() {
		for t := range in {
			mu.Lock()
			l.PushBack(t) // want "l grows without a bound when the function literal in r5 adds faster than r5 takes"
			mu.Unlock()
			c.Signal()
		}
	}()
	for {
		mu.Lock()
		for l.Len() == 0 {
			c.Wait()
		}
		t := l.Remove(l.Front()).(T)
		mu.Unlock()
		f(t)
	}
}

// Connection write queue with per-conn struct and dirty flag for wake only
type conn struct {
	mu      sync.Mutex
	pending [][]byte
	writing bool
	w       func([]byte) error
}

func (c *conn) Write(p []byte) {
	c.mu.Lock()
	c.pending = append(c.pending, p) // want "c.pending grows without a bound when Write adds faster than flush takes"
	if !c.writing {
		c.writing = true
		go c.flush()
	}
	c.mu.Unlock()
}
func (c *conn) flush() {
	for {
		c.mu.Lock()
		if len(c.pending) == 0 {
			c.writing = false
			c.mu.Unlock()
			return
		}
		p := c.pending[0]
		c.pending = c.pending[1:]
		c.mu.Unlock()
		if c.w(p) != nil {
			return
		}
	}
}

// Event dispatcher with map of slices and wake
type dispatcher struct {
	mu   sync.Mutex
	byID map[string][]T
	wake chan struct{}
}

func (d *dispatcher) Send(id string, t T) {
	d.mu.Lock()
	defer d.mu.Unlock()
	q := d.byID[id]
	q = append(q, t) // want "q grows without a bound when Send adds faster than loop takes"
	d.byID[id] = q
	select {
	case d.wake <- struct{}{}:
	default:
	}
}
func (d *dispatcher) loop(f func(string, []T)) {
	for range d.wake {
		d.mu.Lock()
		m := d.byID
		d.byID = map[string][]T{}
		d.mu.Unlock()
		for id, ts := range m {
			f(id, ts)
		}
	}
}

// Priority: two queues
type two struct {
	mu        sync.Mutex
	cond      *sync.Cond
	high, low []T
}

func (q *two) Push(t T, urgent bool) {
	q.mu.Lock()
	if urgent {
		q.high = append(q.high, t) // want "q.high grows without a bound when Push adds faster than Pop takes"
	} else {
		q.low = append(q.low, t) // want "q.low grows without a bound when Push adds faster than Pop takes"
	}
	q.mu.Unlock()
	q.cond.Signal()
}
func (q *two) Pop() (t T) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.high) == 0 && len(q.low) == 0 {
		q.cond.Wait()
	}
	if len(q.high) > 0 {
		t, q.high = q.high[0], q.high[1:]
	} else {
		t, q.low = q.low[0], q.low[1:]
	}
	return t
}

// Swap under lock via local struct copy, wake through cap-1 chan of T type struct{}
type collector struct {
	sync.Mutex
	points []float64
	ready  chan struct{}
	done   chan struct{}
}

func (c *collector) Observe(p float64) {
	c.Lock()
	c.points = append(c.points, p) // want "c.points grows without a bound when Observe adds faster than take takes"
	c.Unlock()
	c.poke()
}
func (c *collector) poke() {
	select {
	case c.ready <- struct{}{}:
	default:
	}
}
func (c *collector) take() (out []float64) {
	c.Lock()
	out, c.points = c.points, nil
	c.Unlock()
	return
}
func (c *collector) loop(send func([]float64)) {
	for {
		select {
		case <-c.ready:
			send(c.take())
		case <-c.done:
			return
		}
	}
}

// Interface elem, exported type, ctx cancellation & closed check
type Queue struct {
	mu     sync.Mutex
	cond   *sync.Cond
	list   []any
	closed bool
}

func NewQueue() *Queue {
	q := new(Queue)
	q.cond = sync.NewCond(&q.mu)
	return q
}
func (q *Queue) Push(v any) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return context.Canceled
	}
	if v == nil {
		return nil
	}
	q.list = append(q.list, v) // want "q.list grows without a bound when Push adds faster than Pop takes"
	if len(q.list) == 1 {
		q.cond.Signal()
	}
	return nil
}
func (q *Queue) Pop() any {
	q.mu.Lock()
	defer q.mu.Unlock()
	for {
		if len(q.list) > 0 {
			v := q.list[0]
			q.list = q.list[1:]
			return v
		}
		if q.closed {
			return nil
		}
		q.cond.Wait()
	}
}
func (q *Queue) Close() { q.mu.Lock(); q.closed = true; q.mu.Unlock(); q.cond.Broadcast() }
