// Each of these is bounded, or no queue.
package story

import (
	"container/list"
	"context"
	"errors"
	"log"
	"sync"
	"sync/atomic"
	"time"
)

// Select-drop when full via helper full()
type Q1 struct {
	mu   sync.Mutex
	cond *sync.Cond
	q    []int
	cap  int
}

func (q *Q1) full() bool { return len(q.q) >= q.cap }
func (q *Q1) Put(v int) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.full() {
		return false
	}
	q.q = append(q.q, v)
	q.cond.Signal()
	return true
}
func (q *Q1) Get() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.q) == 0 {
		q.cond.Wait()
	}
	v := q.q[0]
	q.q = q.q[1:]
	return v
}

// Atomic size
type Q2 struct {
	mu   sync.Mutex
	l    *list.List
	size atomic.Int64
	wake chan struct{}
}

func (q *Q2) Add(v string) error {
	if q.size.Add(1) > 1000 {
		q.size.Add(-1)
		return errors.New("full")
	}
	q.mu.Lock()
	q.l.PushBack(v)
	q.mu.Unlock()
	select {
	case q.wake <- struct{}{}:
	default:
	}
	return nil
}
func (q *Q2) run(f func(string)) {
	for range q.wake {
		for {
			q.mu.Lock()
			e := q.l.Front()
			if e == nil {
				q.mu.Unlock()
				break
			}
			q.l.Remove(e)
			q.mu.Unlock()
			q.size.Add(-1)
			f(e.Value.(string))
		}
	}
}

// Drop after append (trim)
type Q3 struct {
	mu   sync.Mutex
	q    []string
	wake chan struct{}
}

func (q *Q3) Add(v string) {
	q.mu.Lock()
	q.q = append(q.q, v)
	if n := len(q.q); n > 100 {
		q.q = q.q[n-100:]
	}
	q.mu.Unlock()
	select {
	case q.wake <- struct{}{}:
	default:
	}
}
func (q *Q3) run(f func(string)) {
	for range q.wake {
		q.mu.Lock()
		b := q.q
		q.q = nil
		q.mu.Unlock()
		for _, s := range b {
			f(s)
		}
	}
}

// Sync.Once init, batches w/ size flush signal channel
type Q4 struct {
	mu    sync.Mutex
	buf   []int
	flush chan struct{}
}

func (q *Q4) Add(v int) {
	q.mu.Lock()
	q.buf = append(q.buf, v)
	n := len(q.buf)
	q.mu.Unlock()
	if n >= 64 {
		q.flush <- struct{}{} // blocks until taken
	}
}
func (q *Q4) run(w func([]int)) {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <-t.C:
		case <-q.flush:
		}
		q.mu.Lock()
		b := q.buf
		q.buf = nil
		q.mu.Unlock()
		w(b)
	}
}

// WaitGroup wait result
type job struct {
	f    func()
	done chan struct{}
}
type Ex struct {
	mu   sync.Mutex
	cond *sync.Cond
	jobs []job
}

func (e *Ex) Do(f func()) {
	j := job{f, make(chan struct{})}
	e.mu.Lock()
	e.jobs = append(e.jobs, j)
	e.cond.Signal()
	e.mu.Unlock()
	<-j.done
}
func (e *Ex) worker() {
	for {
		e.mu.Lock()
		for len(e.jobs) == 0 {
			e.cond.Wait()
		}
		j := e.jobs[0]
		e.jobs = e.jobs[1:]
		e.mu.Unlock()
		j.f()
		close(j.done)
	}
}

// State machine (entity enqueues itself)
type state int

const (
	idle state = iota
	ready
	running
)

type proc struct {
	st state
}
type sched struct {
	mu   sync.Mutex
	cond *sync.Cond
	runq []*proc
}

func (s *sched) wakeup(p *proc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if p.st != idle {
		return
	}
	p.st = ready
	s.runq = append(s.runq, p)
	s.cond.Signal()
}
func (s *sched) loop(f func(*proc)) {
	for {
		s.mu.Lock()
		for len(s.runq) == 0 {
			s.cond.Wait()
		}
		p := s.runq[0]
		s.runq = s.runq[1:]
		p.st = running
		s.mu.Unlock()
		f(p)
	}
}

// Relay with context & max
func relay(ctx context.Context, in <-chan int, out chan<- int, max int) {
	var q []int
	for {
		var o chan<- int
		var v int
		if len(q) > 0 {
			o, v = out, q[0]
		}
		select {
		case <-ctx.Done():
			return
		case x := <-in:
			if len(q) == max {
				log.Print("drop")
				continue
			}
			q = append(q, x)
		case o <- v:
			q = q[1:]
		}
	}
}

// Latest-value relay
func latest(in <-chan int, out chan<- int) {
	var have bool
	var cur int
	for {
		var o chan<- int
		if have {
			o = out
		}
		select {
		case cur = <-in:
			have = true
		case o <- cur:
			have = false
		}
	}
}

// Collecting errors with flush at end
func collect(in <-chan error) error {
	var errs []error
	for e := range in {
		errs = append(errs, e)
	}
	return errors.Join(errs...)
}

// Window acked
type sess struct {
	mu      sync.Mutex
	unacked [][]byte
	acked   *sync.Cond
	window  int
}

func (s *sess) Send(b []byte) {
	s.mu.Lock()
	for len(s.unacked) >= s.window {
		s.acked.Wait()
	}
	s.unacked = append(s.unacked, b)
	s.mu.Unlock()
}
func (s *sess) onAck(n int) {
	s.mu.Lock()
	s.unacked = s.unacked[n:]
	s.mu.Unlock()
	s.acked.Broadcast()
}

// Listener registration
type bus struct {
	mu   sync.Mutex
	subs []func(int)
	ev   chan int
}

func (b *bus) On(f func(int)) {
	b.mu.Lock()
	b.subs = append(b.subs, f)
	b.mu.Unlock()
}
func (b *bus) loop() {
	for e := range b.ev {
		b.mu.Lock()
		subs := b.subs
		b.mu.Unlock()
		for _, s := range subs {
			s(e)
		}
	}
}
func (b *bus) Reset() { b.mu.Lock(); b.subs = nil; b.mu.Unlock() }

// Conn list with removal
type srv struct {
	mu    sync.Mutex
	conns []*sess
	quit  chan struct{}
}

func (s *srv) add(c *sess) { s.mu.Lock(); s.conns = append(s.conns, c); s.mu.Unlock() }
func (s *srv) reap() {
	for {
		select {
		case <-s.quit:
			return
		case <-time.After(time.Second):
			s.mu.Lock()
			for i, c := range s.conns {
				if c.window == 0 {
					s.conns = append(s.conns[:i], s.conns[i+1:]...)
					break
				}
			}
			s.mu.Unlock()
		}
	}
}
func start() *srv { s := &srv{}; go s.reap(); return s }

// History trimmed by time
type hist struct {
	mu sync.Mutex
	ts []time.Time
}

func (h *hist) Mark() { h.mu.Lock(); h.ts = append(h.ts, time.Now()); h.mu.Unlock() }
func (h *hist) gc() {
	for range time.Tick(time.Second) {
		h.mu.Lock()
		for len(h.ts) > 0 && time.Since(h.ts[0]) > time.Minute {
			h.ts = h.ts[1:]
		}
		h.mu.Unlock()
	}
}
func newHist() *hist { h := &hist{}; go h.gc(); return h }
