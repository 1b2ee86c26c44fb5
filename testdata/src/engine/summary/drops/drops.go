// Package drops holds functions that tell whether they have sent, and functions whose result is a future.
package drops

import (
	"context"
	"errors"
)

type Queue struct {
	ch   chan string
	done chan struct{}
}

func (q *Queue) Offer(s string) bool { // want Offer:"^tells by result 0 whether it sent$"
	select {
	case q.ch <- s:
		return true
	default:
		return false
	}
}

func (q *Queue) Put(ctx context.Context, s string) (int, error) { // want Put:"tells by result 1 whether it sent"
	select {
	case q.ch <- s:
		return len(s), nil
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

func (q *Queue) Full(s string) bool { return !q.Offer(s) } // want Full:"tells by result 0 whether it sent"

func (q *Queue) Emit(s string) error { // want Emit:"tells by result 0 whether it sent"
	if q.Full(s) {
		return errors.New("full")
	}
	return nil
}

func (q *Queue) Wake() bool {
	select {
	case q.done <- struct{}{}:
		return true
	default:
		return false
	}
}

func (q *Queue) Same(s string) bool {
	select {
	case q.ch <- s:
	default:
	}
	return true
}

func Start(f func() error) <-chan error { // want Start:"result 0 is a future that must be received"
	ch := make(chan error)
	go func() { ch <- f() }()
	return ch
}

func Buffered(f func() error) (string, <-chan error) { // want Buffered:"result 1 is a future$"
	ch := make(chan error, 1)
	go func() { ch <- f() }()
	return "", ch
}

func Wrapped(f func() error) <-chan error { return Start(f) } // want Wrapped:"result 0 is a future that must be received"

func Notify(f func()) <-chan struct{} { // want Notify:"fresh, unbuffered"
	ch := make(chan struct{})
	go func() {
		defer close(ch)
		f()
	}()
	return ch
}

type Task struct {
	done chan struct{}
	err  error
}

func (t *Task) Wait() error { // want Wait:"blocks"
	<-t.done
	return t.err
}

func Go(f func() error) *Task { // want Go:"result 0 is a handle with Wait"
	t := &Task{done: make(chan struct{})}
	go func() {
		defer close(t.done)
		t.err = f()
	}()
	return t
}
