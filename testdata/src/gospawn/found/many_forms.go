// Goroutines for each item, as servers start them.
package story

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

type Conn interface {
	ReadJSON(v any) error
	WriteJSON(v any) error
	Close() error
}

type Msg struct {
	Type string
	Body []byte
}

type Client struct {
	conn Conn
	hs   map[string]func(*Msg)
}

func (c *Client) readPump() {
	for {
		var m Msg
		if err := c.conn.ReadJSON(&m); err != nil {
			return
		}
		if h, ok := c.hs[m.Type]; ok {
			go h(&m) // want "this starts a goroutine for each item that c.conn.ReadJSON yields"
		}
	}
}

type Sub struct{ ch chan *Msg }

func (s *Sub) Messages() <-chan *Msg { return s.ch }

func consume(ctx context.Context, s *Sub, f func(*Msg)) { // Via method returning chan
	msgs := s.Messages()
	for {
		select {
		case <-ctx.Done():
			return
		case m, ok := <-msgs:
			if !ok {
				return
			}
			go f(m) // want "this starts a goroutine for each value received from msgs"
		}
	}
}

func lines(r io.Reader) {
	br := bufio.NewReader(r)
	for {
		line, err := br.ReadString('\n')
		if err != nil {
			return
		}
		go func(s string) { fmt.Println(s) }(line) // want "this starts a goroutine for each item that br.ReadString yields"
	}
}

type Pool struct {
	tasks chan func()
	wg    sync.WaitGroup
}

func (p *Pool) Run() {
	for t := range p.tasks {
		p.wg.Add(1)
		t := t
		go func() { // want "this starts a goroutine for each value received from p.tasks"
			defer p.wg.Done()
			t()
		}()
	}
	p.wg.Wait()
}

type Stats struct{ inflight int64 }

func (s *Stats) loop(in <-chan []byte) { // Counter only counted
	for b := range in {
		atomic.AddInt64(&s.inflight, 1)
		go func() { // want "this starts a goroutine for each value received from in"
			defer atomic.AddInt64(&s.inflight, -1)
			time.Sleep(time.Duration(len(b)))
		}()
	}
}

func udp(pc net.PacketConn) {
	for {
		buf := make([]byte, 2048)
		n, addr, err := pc.ReadFrom(buf)
		if err != nil {
			log.Print(err)
			return
		}
		go serve(pc, addr, buf[:n]) // want "this starts a goroutine for each item that pc.ReadFrom yields"
	}
}
func serve(pc net.PacketConn, a net.Addr, b []byte) { pc.WriteTo(b, a) }

// Timeouts via context per item
func process(ctx context.Context, jobs <-chan int, do func(context.Context, int)) {
	for j := range jobs {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		go func() { // want "this starts a goroutine for each value received from jobs"
			defer cancel()
			do(ctx, j)
		}()
	}
}

// Retries
type ev struct{ n int }
type W struct {
	in  chan ev
	out chan ev
}

func (w *W) loop() {
	for {
		e := <-w.in
		go w.handle(e) // want "this starts a goroutine for each value received from w.in"
	}
}
func (w *W) handle(e ev) {
	for i := 0; i < 3; i++ {
		select {
		case w.out <- e:
			return
		case <-time.After(time.Second):
		}
	}
}

// Mutex in goroutine
type L struct{ mu sync.Mutex }

func (l *L) run(in <-chan string) {
	for s := range in {
		go func() { // want "this starts a goroutine for each value received from in"
			l.mu.Lock()
			defer l.mu.Unlock()
			fmt.Println(s)
		}()
	}
}

// Semaphore inside, local
func fetch(urls <-chan string, get func(string)) {
	sem := make(chan struct{}, 10)
	var wg sync.WaitGroup
	for u := range urls {
		wg.Add(1)
		go func(u string) { // want "this starts a goroutine for each value received from urls, and sem is taken inside it"
			defer wg.Done()
			sem <- struct{}{}
			defer func() { <-sem }()
			get(u)
		}(u)
	}
	wg.Wait()
}

// Dispatch via struct func field
type Disp struct {
	handler func(Msg)
	q       chan Msg
}

func (d *Disp) start() {
	go func() {
		for m := range d.q {
			go d.handler(m) // want "this starts a goroutine for each value received from d.q"
		}
	}()
}

// Select with default, busy
func poll(in chan int, f func(int)) {
	for {
		select {
		case v := <-in:
			go f(v) // want "this starts a goroutine for each value received from in"
		default:
			time.Sleep(time.Millisecond)
		}
	}
}
