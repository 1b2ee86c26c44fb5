// In a program, too: main ranges over what Jobs returns while workers finish jobs.
package main

import (
	"fmt"
	"sync"
)

type queue struct {
	mu   sync.Mutex
	jobs map[int]string
}

func (q *queue) finish(id int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.jobs, id)
}

func (q *queue) pending() map[int]string {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.jobs // want "returning q.jobs itself"
}

func main() {
	q := &queue{jobs: map[int]string{1: "a", 2: "b"}}
	go q.finish(1)
	for id, name := range q.pending() {
		fmt.Println(id, name)
	}
}
