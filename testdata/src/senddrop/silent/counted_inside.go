// The function itself counts, logs or handles what it did not send: the result is for those who want more.
package story

import (
	"errors"
	"log"
)

type queue struct {
	ch      chan int
	dropped int
}

func (q *queue) offer(v int) bool {
	select {
	case q.ch <- v:
		return true
	default:
		q.dropped++
		return false
	}
}

func (q *queue) put(v int) error {
	select {
	case q.ch <- v:
		return nil
	default:
		log.Printf("dropped %d", v)
		return errors.New("full")
	}
}

func (q *queue) plain(v int) bool {
	select {
	case q.ch <- v:
		return true
	default:
		return false
	}
}

func (q *queue) warn(v int) error {
	if !q.plain(v) {
		log.Print("queue is full")
		return errors.New("full")
	}
	return nil
}

func use(q *queue, v int) {
	q.offer(v)
	q.put(v)
	q.warn(v)
}
