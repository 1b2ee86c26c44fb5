// The recovered panic still ends the wait: the close is deferred, the handler answers.
package story

import "log"

type task interface{ Run() string }

func guarded(t task) string {
	out := make(chan string)
	go func() {
		defer close(out)
		defer func() {
			if r := recover(); r != nil {
				log.Print(r)
			}
		}()
		out <- t.Run()
	}()
	return <-out
}

func parse(text string) (n int) {
	out := make(chan int)
	go func() {
		defer func() {
			if recover() != nil {
				out <- -1
			}
		}()
		if text == "" {
			panic("empty")
		}
		out <- len(text)
	}()
	return <-out
}

// A panic that nobody recovers ends the program.
func must(text string) int {
	out := make(chan int)
	go func() {
		if text == "" {
			panic("empty")
		}
		out <- len(text)
	}()
	return <-out
}
