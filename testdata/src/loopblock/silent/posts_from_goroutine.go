// A task posts the next one from a goroutine, so the loop is free to receive it.
package main

type loop struct{ tasks chan func() }

func (l *loop) run() {
	for task := range l.tasks {
		task()
	}
}

func (l *loop) post(task func()) { l.tasks <- task }

func (l *loop) chain(n int) {
	l.post(func() {
		if n > 0 {
			go l.chain(n - 1)
		}
	})
}

func main() {
	l := &loop{tasks: make(chan func())}
	go l.run()
	l.chain(3)
}
