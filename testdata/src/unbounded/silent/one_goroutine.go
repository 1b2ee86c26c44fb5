// One goroutine appends and takes: the loop's own list of what is due.
package story

import "time"

type timer struct{ at time.Time }

type loop struct {
	due  []timer
	quit chan struct{}
}

func (l *loop) plan(t timer) { l.due = append(l.due, t) }

func (l *loop) fire() {
	due := l.due
	l.due = nil
	for _, t := range due {
		if t.at.After(time.Now()) {
			l.plan(t)
		}
	}
}

func (l *loop) run() {
	tick := time.NewTicker(time.Second)
	for {
		select {
		case <-l.quit:
			return
		case now := <-tick.C:
			l.plan(timer{now})
			l.fire()
		}
	}
}

func start() {
	l := &loop{quit: make(chan struct{})}
	go l.run()
}
