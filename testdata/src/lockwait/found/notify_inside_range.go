// package main: the observers' goroutines need the lock while they are fed.
package main

import (
	"fmt"
	"sync"
	"time"
)

type observer struct {
	id    int
	inbox chan string
	board *board
}

type board struct {
	mu        sync.RWMutex
	observers []*observer
	log       []string
}

func (o *observer) run() {
	for s := range o.inbox {
		o.board.note(fmt.Sprint(o.id, s))
	}
}

func (b *board) note(s string) {
	b.mu.Lock()
	b.log = append(b.log, s)
	b.mu.Unlock()
}

func (b *board) publish(s string) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, o := range b.observers {
		o.inbox <- s // want "send on o.inbox blocks forever while b.mu is held, since note locks b.mu before it can receive"
	}
}

func main() {
	b := &board{}
	for i := range 3 {
		o := &observer{id: i, inbox: make(chan string), board: b}
		b.observers = append(b.observers, o)
		go o.run()
	}
	for range 10 {
		b.publish("x")
	}
	time.Sleep(time.Second)
}
