// The receiver locks a copy of the mutex.
package story

import (
	"strings"
	"sync"
)

type counter struct {
	mu sync.Mutex
	n  int
}

type task struct {
	name string
	wg   sync.WaitGroup
}

func send(out chan counter, tasks chan<- task, texts chan<- strings.Builder, c *counter) {
	out <- *c // want "is sent by value with its sync.Mutex, so the receiver gets a copy"
	var t task
	t.wg.Add(1)
	tasks <- t // want "t is sent by value with its sync.WaitGroup"
	t.wg.Wait()
	var b strings.Builder
	b.WriteString("x")
	texts <- b // want "b is sent by value with its strings.Builder"
}
