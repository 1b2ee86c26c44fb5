// The goroutine puts an item back that the loop could not take.
package story

import "time"

type task struct{ tries int }

func run(tasks chan task, do func(task) bool) {
	for t := range tasks {
		if do(t) {
			continue
		}
		go func() {
			time.Sleep(time.Second)
			t.tries++
			tasks <- t
		}()
	}
}
