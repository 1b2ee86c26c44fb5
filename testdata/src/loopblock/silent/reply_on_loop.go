// The posted function answers a caller that stands there and waits, or one that left room for the answer.
package main

import (
	"context"
	"sync"
)

type loop struct {
	tasks chan func()
	n     int
}

func start() *loop {
	l := &loop{tasks: make(chan func())}
	go l.run()
	return l
}

func (l *loop) run() {
	for task := range l.tasks {
		task()
	}
}

func (l *loop) get() int {
	reply := make(chan int)
	l.tasks <- func() { reply <- l.n }
	return <-reply
}

func (l *loop) getContext(ctx context.Context) int {
	reply := make(chan int, 1)
	l.tasks <- func() { reply <- l.n }
	select {
	case n := <-reply:
		return n
	case <-ctx.Done():
		return 0
	}
}

func (l *loop) do(f func()) {
	var wg sync.WaitGroup
	wg.Add(1)
	l.tasks <- func() {
		defer wg.Done()
		f()
	}
	wg.Wait()
}

func main() {
	l := start()
	l.do(func() { l.n++ })
	println(l.get(), l.getContext(context.Background()))
}
