// Each of these has a limit, or is no item.
package story

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

type Item struct{ ID int }

// Weighted before
func a(ctx context.Context, in <-chan Item, f func(Item)) {
	s := semaphore.NewWeighted(8)
	for i := range in {
		if s.Acquire(ctx, 1) != nil {
			return
		}
		go func() { defer s.Release(1); f(i) }()
	}
}

// TryGo
func b(in <-chan Item, f func(Item) error) {
	var g errgroup.Group
	g.SetLimit(2)
	for i := range in {
		if !g.TryGo(func() error { return f(i) }) {
			f(i)
		}
	}
}

// Chunk loop with batches of N goroutines
func c(r io.Reader, f func(string)) {
	sc := bufio.NewScanner(r)
	var wg sync.WaitGroup
	running := 0
	for sc.Scan() {
		l := sc.Text()
		if running >= 10 {
			wg.Wait()
			running = 0
		}
		running++
		wg.Add(1)
		go func() { defer wg.Done(); f(l) }()
	}
	wg.Wait()
}

// Connection types of own
type Session struct{ c net.Conn }

func (s *Session) Serve() {
	br := bufio.NewReader(s.c)
	for {
		line, err := br.ReadString('\n')
		if err != nil {
			return
		}
		fmt.Fprint(s.c, line)
	}
}

type Server struct{ sessions chan *Session }

func (s *Server) loop() {
	for ss := range s.sessions {
		go ss.Serve()
	}
}

// Signals
func d(reload func(os.Signal)) {
	c := make(chan os.Signal, 1)
	signal.Notify(c)
	for s := range c {
		go reload(s)
	}
}

// Leader election: start worker when elected, stop when lost
type elect struct {
	leader chan bool
	cancel context.CancelFunc
}

func (e *elect) loop(work func(context.Context)) {
	for isLeader := range e.leader {
		if isLeader {
			ctx, cancel := context.WithCancel(context.Background())
			e.cancel = cancel
			go work(ctx)
		} else if e.cancel != nil {
			e.cancel()
		}
	}
}

// Http server in goroutine, one per start
func e(addr string, errs chan<- error) {
	go func() { errs <- http.ListenAndServe(addr, nil) }()
}

// Backends fixed
type lb struct{ backends []string }

func (l *lb) checkAll(ctx context.Context, ping func(context.Context, string)) {
	t := time.NewTicker(time.Second)
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			var wg sync.WaitGroup
			for _, b := range l.backends {
				wg.Add(1)
				go func() { defer wg.Done(); ping(ctx, b) }()
			}
			wg.Wait()
		}
	}
}

// Config change: restart one
type conf struct{ v string }

func f(changes <-chan conf, run func(context.Context, conf)) {
	cancel := func() {}
	for c := range changes {
		cancel()
		var ctx context.Context
		ctx, cancel = context.WithCancel(context.Background())
		go run(ctx, c)
	}
	cancel()
}

// Subscribe: goroutine per subscriber with own chan
type hub struct{ add chan chan Item }

func (h *hub) loop(src func() Item) {
	for c := range h.add {
		go func() {
			for {
				c <- src()
			}
		}()
	}
}

// Pipeline stages
func g(in <-chan Item) <-chan Item {
	out := make(chan Item)
	go func() {
		defer close(out)
		for i := range in {
			out <- i
		}
	}()
	return out
}

// Drain on exit
func h(ctx context.Context, in <-chan Item, f func(Item)) {
	for {
		select {
		case i := <-in:
			f(i)
		case <-ctx.Done():
			go func() {
				for range in {
				}
			}()
			return
		}
	}
}

// Stop in goroutine after fatal item
func i(in <-chan Item, stop func()) {
	for it := range in {
		if it.ID < 0 {
			go stop()
			break
		}
	}
}

// Worker slots via channel of workers and job chan handoff
func j(in <-chan Item, n int, f func(Item)) {
	jobs := make(chan Item)
	for range n {
		go func() {
			for it := range jobs {
				f(it)
			}
		}()
	}
	for it := range in {
		jobs <- it
	}
	close(jobs)
}

// Elastic pool: start a worker if all busy, up to max
type pool struct {
	mu   sync.Mutex
	n    int
	max  int
	jobs chan Item
}

func (p *pool) submit(it Item) {
	select {
	case p.jobs <- it:
		return
	default:
	}
	p.mu.Lock()
	if p.n < p.max {
		p.n++
		go p.worker()
	}
	p.mu.Unlock()
	p.jobs <- it
}
func (p *pool) worker() {
	for it := range p.jobs {
		_ = it
	}
}
func (p *pool) all(in <-chan Item) {
	for it := range in {
		p.submit(it)
	}
}

// Timeouts: read with deadline, one goroutine waited
func k(r *bufio.Reader, d time.Duration) (string, error) {
	for {
		type res struct {
			s   string
			err error
		}
		c := make(chan res, 1)
		go func() {
			s, err := r.ReadString('\n')
			c <- res{s, err}
		}()
		v := <-c
		if strings.TrimSpace(v.s) != "" || v.err != nil {
			return v.s, v.err
		}
	}
}

// Pub with buffered result of one
func (s *Server) Query(q func() int) int {
	c := make(chan int, 1)
	go func() { c <- q() }()
	select {
	case v := <-c:
		return v
	case <-time.After(time.Second):
		return 0
	}
}
