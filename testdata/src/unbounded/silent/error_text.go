// The producer logs an error's text on its way; the length is compared.
package story

import (
	"log"
	"sync"
)

type entries struct {
	mu    sync.Mutex
	cond  *sync.Cond
	lines []string
}

func (e *entries) Add(err error) {
	text := err.Error()
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.lines) > 1000 {
		log.Print("dropped: " + err.Error())
		return
	}
	e.lines = append(e.lines, text)
	e.cond.Signal()
}

func (e *entries) run(write func(string)) {
	for {
		e.mu.Lock()
		for len(e.lines) == 0 {
			e.cond.Wait()
		}
		line := e.lines[0]
		e.lines = e.lines[1:]
		e.mu.Unlock()
		write(line)
	}
}
