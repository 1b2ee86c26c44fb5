package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// progress shows on a terminal that a long run goes on. Elsewhere it is
// silent, so that logs and editors see nothing.
type progress struct {
	mu    sync.Mutex
	out   io.Writer
	start time.Time
	last  time.Time
	shown bool
}

// newProgress returns nil if out is no terminal.
func newProgress(out io.Writer) *progress {
	file, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return nil
	}
	return &progress{out: out, start: time.Now()}
}

// units tells how many packages have been analysed so far. The first two
// seconds pass in silence.
func (p *progress) units(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.start) < 2*time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.out, "\rchanlint: %d packages analysed", n)
}

// done clears the line.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
