// Package drive helps the drivers of stories.
package drive

import (
	"io"
	"net"
	"runtime"
	"sync"
	"time"
)

// Together runs the functions at the same time, each on a goroutine of its own,
// and waits for them.
func Together(fs ...func()) {
	var wg sync.WaitGroup
	for _, f := range fs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			f()
		}()
	}
	wg.Wait()
}

// Again runs f a number of times.
func Again(f func()) func() {
	return func() {
		for range 100 {
			f()
			runtime.Gosched()
		}
	}
}

// Soon waits long enough for goroutines that nobody waits for.
func Soon() { time.Sleep(50 * time.Millisecond) }

// Receive starts a goroutine that uses what comes on the channel.
func Receive[T any](ch <-chan T, use func(T)) {
	go func() {
		for v := range ch {
			use(v)
		}
	}()
}

// First uses the first byte.
func First(b []byte) { Use(b[0]) }

var sink sync.Map

// Use uses a value.
func Use(v any) { sink.Store(0, v) }

// Source returns a reader of some short lines.
func Source() io.Reader { return &source{left: 20} }

type source struct{ left int }

func (s *source) Read(p []byte) (int, error) {
	if s.left == 0 {
		return 0, io.EOF
	}
	s.left--
	return copy(p, "line of text\n"), nil
}

// Conn returns a connection on which some lines arrive.
func Conn() net.Conn {
	near, far := net.Pipe()
	go func() {
		io.Copy(far, Source())
		far.Close()
	}()
	return near
}

// Packets returns a connection on which some datagrams arrive.
func Packets() net.PacketConn { return &packets{r: Source()} }

type packets struct {
	net.PacketConn
	r io.Reader
}

func (p *packets) ReadFrom(b []byte) (int, net.Addr, error) {
	n, err := p.r.Read(b)
	return n, &net.UDPAddr{}, err
}

// Numbers returns a channel with some numbers.
func Numbers(n int) <-chan int {
	ch := make(chan int, n)
	for i := range n {
		ch <- i
	}
	close(ch)
	return ch
}
