// Met in syncthing: an interface stands for the wait group.
package story

import "sync"

type group interface {
	Add(int)
	Done()
	Wait()
}

func newGroup() group { return &sync.WaitGroup{} }

func run(tasks []func() int) (sum int) {
	g := newGroup()
	results := make(chan int, len(tasks))
	for _, task := range tasks {
		g.Add(1)
		go func() {
			results <- task()
			g.Done()
		}()
	}
	g.Wait()
	close(results)
	for r := range results {
		sum += r
	}
	return sum
}
