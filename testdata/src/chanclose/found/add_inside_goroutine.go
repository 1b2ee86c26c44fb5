// The goroutine counts itself, so Wait may come before it.
package story

import "sync"

type Task func() int

func Run(tasks []Task) []int {
	out := make(chan int)
	var wg sync.WaitGroup
	for _, t := range tasks {
		go func() {
			wg.Add(1)
			defer wg.Done()
			out <- t() // want "send on out panics once the function literal in Run has closed the channel"
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	var r []int
	for v := range out {
		r = append(r, v)
	}
	return r
}
