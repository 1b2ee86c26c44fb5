// The caller can return an error, and so it can return this one.
package fixed

import "errors"

type item struct{ n int }

type queue struct{ items chan item }

func (q *queue) put(it item) error {
	select {
	case q.items <- it:
		return nil
	default:
		return errors.New("full")
	}
}

func (q *queue) putAt(it item) (int, error) {
	return len(q.items), q.put(it)
}

func fill(q *queue, ns []int) error {
	for _, n := range ns {
		q.put(item{n}) // want "the error by which q.put says"
	}
	return nil
}

func count(q *queue, ns []int) (int, *queue, error) {
	for _, n := range ns {
		q.put(item{n}) // want "the error by which q.put says"
	}
	return len(ns), q, nil
}
