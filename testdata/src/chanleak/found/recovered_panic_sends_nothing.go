// The recovered panic ends the goroutine before it has sent its result.
package story

import "log"

type task interface{ Run() string }

func guarded(t task) string {
	out := make(chan string)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				log.Print(r)
			}
		}()
		out <- t.Run()
	}()
	return <-out // want "receive from out blocks forever"
}
