// Each of these has a limit of some form.
package story

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"runtime"
	"sync"
	"time"
)

type Msg struct{ k string }

// Sem struct w/ methods
type Sem chan struct{}

func (s Sem) Acquire() { s <- struct{}{} }
func (s Sem) Release() { <-s }

func a(in <-chan Msg, f func(Msg)) {
	s := make(Sem, 4)
	for m := range in {
		s.Acquire()
		go func() { defer s.Release(); f(m) }()
	}
}

// Weighted limiter interface
type Limiter interface {
	Wait(ctx context.Context) error
}

func b(ctx context.Context, l Limiter, in <-chan Msg, f func(Msg)) {
	for m := range in {
		if err := l.Wait(ctx); err != nil {
			return
		}
		go f(m)
	}
}

// Worker started per shard key
type shard struct{ c chan Msg }

func (s *shard) run() {
	for m := range s.c {
		fmt.Println(m)
	}
}
func c(in <-chan Msg) {
	shards := map[string]*shard{}
	for m := range in {
		s := shards[m.k]
		if s == nil {
			s = &shard{make(chan Msg, 1)}
			shards[m.k] = s
			go s.run()
		}
		s.c <- m
	}
}

// Accept loop w/ handoff
func d(l net.Listener) {
	conns := make(chan net.Conn)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				close(conns)
				return
			}
			conns <- c
		}
	}()
	for c := range conns {
		go func() { defer c.Close(); io.Copy(c, c) }()
	}
}

// NumCPU workers
func e(in <-chan Msg) {
	var wg sync.WaitGroup
	for i := 0; i < runtime.NumCPU(); i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for m := range in {
				fmt.Println(m)
			}
		}()
	}
	wg.Wait()
}

// Timeouts one at a time
func f(ctx context.Context, in <-chan Msg, do func(Msg) error) {
	for m := range in {
		res := make(chan error, 1)
		go func() { res <- do(m) }()
		select {
		case <-res:
		case <-time.After(time.Second):
		}
	}
}

// REPL: command starts background one with cancel of previous
func g() {
	sc := bufio.NewScanner(os.Stdin)
	var cancel context.CancelFunc
	for sc.Scan() {
		if cancel != nil {
			cancel()
		}
		var ctx context.Context
		ctx, cancel = context.WithCancel(context.Background())
		go watch(ctx, sc.Text())
	}
}
func watch(ctx context.Context, s string) { <-ctx.Done() }

// Fan-in: range over channels slice
func merge(cs ...<-chan int) <-chan int {
	out := make(chan int)
	var wg sync.WaitGroup
	wg.Add(len(cs))
	for _, c := range cs {
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

// Sync in loop: process sequentially; goroutine only for closing
func h(in <-chan Msg, done func()) {
	for m := range in {
		if m.k == "quit" {
			go done()
			return
		}
	}
}

// Reply chan served after spawn w/ wg wait in loop
func i(in <-chan []Msg, f func(Msg)) {
	for batch := range in {
		var wg sync.WaitGroup
		wg.Add(len(batch))
		for _, m := range batch {
			go func() { defer wg.Done(); f(m) }()
		}
		wg.Wait()
	}
}

// Buffered token bucket
func j(in <-chan Msg, f func(Msg)) {
	tokens := make(chan struct{}, 5)
	for k := 0; k < 5; k++ {
		tokens <- struct{}{}
	}
	for m := range in {
		<-tokens
		go func() {
			f(m)
			tokens <- struct{}{}
		}()
	}
}

// Running counter with cond
type R struct {
	mu  sync.Mutex
	c   *sync.Cond
	n   int
	max int
}

func (r *R) begin() {
	r.mu.Lock()
	for r.n >= r.max {
		r.c.Wait()
	}
	r.n++
	r.mu.Unlock()
}
func (r *R) loop(in <-chan Msg, f func(Msg)) {
	for m := range in {
		r.begin()
		go func() {
			defer r.end()
			f(m)
		}()
	}
}
func (r *R) end() { r.mu.Lock(); r.n--; r.mu.Unlock(); r.c.Signal() }

// Async result w/ Publish returns immediately but select default
type B struct{ ch chan Msg }

func (b *B) Publish(m Msg) {
	select {
	case b.ch <- m:
	default:
	}
}

// Goroutine send with select on ctx
func (b *B) Later(ctx context.Context, m Msg) {
	go func() {
		select {
		case b.ch <- m:
		case <-ctx.Done():
		}
	}()
}

// Local channel result
func (b *B) Ask(m Msg) chan Msg {
	r := make(chan Msg, 1)
	go func() { r <- m }()
	return r
}

// Debounce timer
func debounce(in <-chan Msg, f func(Msg)) {
	var t *time.Timer
	for m := range in {
		if t != nil {
			t.Stop()
		}
		t = time.AfterFunc(time.Second, func() { f(m) })
	}
}

// Active map bounded by compare
func k(in <-chan Msg, f func(Msg)) {
	active := map[string]bool{}
	var mu sync.Mutex
	for m := range in {
		mu.Lock()
		if len(active) >= 10 {
			mu.Unlock()
			continue
		}
		active[m.k] = true
		mu.Unlock()
		go func() {
			f(m)
			mu.Lock()
			delete(active, m.k)
			mu.Unlock()
		}()
	}
}
