// Which goroutines run a function.
package main

import (
	"sort"
	"sync"
)

func main() { // want `main: main`
	l := &loop{queue: make(chan func())}
	go l.run()
	l.post(func() { println(l.n) }) // want `the function literal in main: run`
	xs := []int{2, 1}
	sort.Slice(xs, func(i, j int) bool { return xs[i] < xs[j] }) // want `the function literal in main: main`
	var once sync.Once
	once.Do(setup)
	defer shared()
	go func() { // want `the function literal in main: the function literal in main`
		shared()
	}()
}

func init() { // want `init#1: init`
	setup()
}

func setup() {} // want `setup: main, init`

func shared() {} // want `shared: main, the function literal in main`

type loop struct {
	queue chan func()
	n     int
}

func (l *loop) run() { // want `run: run`
	for f := range l.queue {
		l.n++
		f()
		l.step()
	}
}

func (l *loop) step() {} // want `step: run`

func (l *loop) post(f func()) { // want `post: main`
	l.queue <- f
}

func unused() {} // want `unused: client`
