// Close closes before it waits for the senders.
package main

import (
	"fmt"
	"sync"
)

type Queue struct {
	ch chan int
	wg sync.WaitGroup
}

func (q *Queue) Add(v int) {
	q.wg.Add(1)
	go func() {
		defer q.wg.Done()
		q.ch <- v // want "send on q.ch panics once Close has closed the channel"
	}()
}

func (q *Queue) Close() {
	close(q.ch)
	q.wg.Wait()
}

func main() {
	q := &Queue{ch: make(chan int)}
	go func() {
		for v := range q.ch {
			fmt.Println(v)
		}
	}()
	for i := 0; i < 10; i++ {
		q.Add(i)
	}
	q.Close()
}
