// Package lib runs a loop of its own, to which other packages post.
package lib

import "github.com/rivo/tview"

// A Loop runs what it is given, one thing after the other.
type Loop struct {
	tasks chan func()
	done  chan struct{}
}

func New() *Loop {
	l := &Loop{tasks: make(chan func(), 16), done: make(chan struct{})}
	go l.run()
	return l
}

func (l *Loop) run() {
	for {
		select {
		case task := <-l.tasks:
			task()
		case <-l.done:
			return
		}
	}
}

// Post runs f on the loop some time later.
func (l *Loop) Post(f func()) { l.tasks <- f }

// Do runs f on the loop and waits for it.
func (l *Loop) Do(f func()) {
	done := make(chan struct{})
	l.Post(func() {
		f()
		close(done)
	})
	<-done
}

func (l *Loop) Close() { close(l.done) }

// A Screen hides the terminal library.
type Screen struct{ app *tview.Application }

// Update runs f on the terminal's event loop.
func (s *Screen) Update(f func()) { s.app.QueueUpdateDraw(f) }

// A Poller reads from many connections.
type Poller interface {
	// Readable runs on the poller's goroutine.
	//
	//chanlint:eventloop the poller's goroutine
	Readable(fd int)
}

// A Handler is called for each request.
//
//chanlint:eventloop the request loop
type Handler func(request string) string

type Options struct {
	// OnClose is called by the reader.
	//
	//chanlint:eventloop the reader
	OnClose func()
}

// Schedule runs f at the next frame.
func Schedule(
	//chanlint:eventloop the frame loop
	f func(),
) {
	frames = append(frames, f)
}

var frames []func()
