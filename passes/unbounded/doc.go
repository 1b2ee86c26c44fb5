// Package unbounded reports queues between goroutines that grow without a bound.
//
// A bounded channel makes a fast producer wait for a slow consumer. A slice
// that one goroutine appends to and another takes from does not: the backlog
// grows until memory is gone, long after the latency was.
//
// # Wrong
//
//	import "sync"
//
//	type queue struct {
//		mu    sync.Mutex
//		ready *sync.Cond
//		items []string
//	}
//
//	func (q *queue) Push(s string) {
//		q.mu.Lock()
//		q.items = append(q.items, s)
//		q.mu.Unlock()
//		q.ready.Signal()
//	}
//
//	func (q *queue) Pop() string {
//		q.mu.Lock()
//		defer q.mu.Unlock()
//		for len(q.items) == 0 {
//			q.ready.Wait()
//		}
//		s := q.items[0]
//		q.items = q.items[1:]
//		return s
//	}
//
// # Right
//
//	import (
//		"errors"
//		"sync"
//	)
//
//	const most = 1000
//
//	var errFull = errors.New("queue is full")
//
//	type queue struct {
//		mu    sync.Mutex
//		ready *sync.Cond
//		items []string
//	}
//
//	func (q *queue) Push(s string) error {
//		q.mu.Lock()
//		defer q.mu.Unlock()
//		if len(q.items) >= most {
//			return errFull
//		}
//		q.items = append(q.items, s)
//		q.ready.Signal()
//		return nil
//	}
//
//	func (q *queue) Pop() string {
//		q.mu.Lock()
//		defer q.mu.Unlock()
//		for len(q.items) == 0 {
//			q.ready.Wait()
//		}
//		s := q.items[0]
//		q.items = q.items[1:]
//		return s
//	}
//
// # Because
//
// Under load every queue is either full or empty. A bound decides what happens
// when it is full: the producer waits, the newest or oldest element is dropped,
// or the request is refused. Without one it is the kernel that decides.
// Reported are: a goroutine that receives into a slice, list or heap and sends
// from its head; a field or variable that one function appends to and another
// takes from, where the second waits for the first or runs in a loop of its
// own. The constructor of a library's queue that has no bound is advice.
//
// # Stays silent
//
// Queues whose length, or a count kept beside it, is compared with a limit and
// something is done about it; a number that goes up and down with the queue
// and is compared with a limit anywhere; a budget that runs out; producers that
// wait for their own element, or take from the queue themselves; a semaphore;
// batches that are flushed at a size; rings; one element a key, or an element
// that marks itself as queued; connections, of which there are as many as are
// open; results that are collected and returned. A queue that its comment calls
// unbounded is advice.
package unbounded
