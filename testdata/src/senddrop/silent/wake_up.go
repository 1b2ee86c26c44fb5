// A wake-up says nothing: one that waits already is as good as two.
package story

import "time"

type loop struct {
	wake  chan struct{}
	dirty chan bool
	kick  chan int
	ticks chan time.Time
	names chan string
}

func newLoop() *loop {
	return &loop{make(chan struct{}, 1), make(chan bool, 1), make(chan int, 1), make(chan time.Time, 1), make(chan string, 1)}
}

func (l *loop) poke(name string) {
	select {
	case l.wake <- struct{}{}:
	default:
	}
	select {
	case l.dirty <- true:
	default:
	}
	select {
	case l.kick <- 1:
	default:
	}
	select {
	case l.ticks <- time.Now():
	default:
	}
	select {
	case l.names <- name:
	default:
	}
}

func (l *loop) run(work func()) {
	for {
		select {
		case <-l.wake:
		case <-l.dirty:
		case <-l.kick:
		case <-l.ticks:
		case <-l.names: // nobody looks at the name
		}
		work()
	}
}
