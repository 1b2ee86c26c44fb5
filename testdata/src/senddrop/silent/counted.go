// Each default does something about the value: it counts, logs, returns, retries, blocks for it, or spills it.
package story

import (
	"log"
	"sync/atomic"
)

type event struct{ id int }

type bus struct {
	out      chan event
	dropped  atomic.Int64
	overflow []event
}

func newBus() *bus { return &bus{out: make(chan event, 8)} }

func (b *bus) count(ev event) {
	select {
	case b.out <- ev:
	default:
		b.dropped.Add(1)
	}
}

func (b *bus) logs(ev event) {
	select {
	case b.out <- ev:
	default:
		log.Printf("dropped event %d", ev.id)
	}
}

func (b *bus) returns(ev event) error {
	select {
	case b.out <- ev:
		return nil
	default:
	}
	return errFull
}

func (b *bus) async(ev event) {
	select {
	case b.out <- ev:
	default:
		go func() { b.out <- ev }()
	}
}

func (b *bus) spill(ev event) {
	select {
	case b.out <- ev:
		return
	default:
	}
	b.overflow = append(b.overflow, ev)
}

func (b *bus) loop(use func(event)) {
	for ev := range b.out {
		use(ev)
	}
}

type full struct{}

func (full) Error() string { return "full" }

var errFull error = full{}
