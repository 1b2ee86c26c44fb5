// The event belongs to its subscribers when its number is cleared; waiting with
// a timeout waits for nothing certain.
package story

import "time"

type event struct{ id int }

type bus struct{ subs []chan *event }

func (b *bus) publish(e *event) {
	for _, s := range b.subs {
		s <- e // want "e is written after it is sent on s"
	}
	e.id = 0
}

func impatient(ch chan []byte, ack chan struct{}) {
	p := make([]byte, 10)
	for i := range 10 {
		p[0] = byte(i)
		ch <- p // want "p is written after it is sent on ch"
		select {
		case <-ack:
		case <-time.After(time.Second):
		}
	}
}
