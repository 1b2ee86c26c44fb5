// The queue is a variable of main that the goroutine empties; one function waits for what another one in the queue does.
package main

import (
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var queue []func()
	go func() {
		for {
			mu.Lock()
			todo := queue
			queue = nil
			mu.Unlock()
			for _, f := range todo {
				f()
			}
			time.Sleep(time.Second)
		}
	}()
	post := func(f func()) {
		mu.Lock()
		queue = append(queue, f)
		mu.Unlock()
	}
	ready := make(chan bool)
	post(func() {
		<-ready // want "the function literal in main runs on the loop of the function literal in main: receiving from ready .*"
	})
	post(func() { ready <- true })
}
