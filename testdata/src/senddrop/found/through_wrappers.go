// What offer says goes through two wrappers, one of which turns it round, and is dropped at the end.
package story

import (
	"errors"
	"fmt"
)

type bus struct{ out chan string }

func (b *bus) offer(s string) (ok bool) {
	select {
	case b.out <- s:
		ok = true
	default:
	}
	return
}

func (b *bus) dropped(s string) bool { return !b.offer(s) }

func (b *bus) emit(topic, s string) error {
	if b.dropped(topic + s) {
		return fmt.Errorf("%s: dropped", topic)
	}
	return nil
}

func (b *bus) emitTwice(s string) error {
	for range 2 {
		if err := b.emit("t", s); err == nil {
			return nil
		}
	}
	return errors.New("gave up")
}

func use(b *bus, s string) {
	b.dropped(s)   // want "the bool by which b.dropped says"
	b.emit("x", s) // want "the error by which b.emit says"
	b.emitTwice(s) // want "the error by which b.emitTwice says"
}
