// post calls the function at once when it is on the loop already.
package main

type loop struct {
	tasks  chan func()
	inLoop bool
}

func (l *loop) run() {
	for f := range l.tasks {
		l.inLoop = true
		f()
		l.inLoop = false
	}
}

func (l *loop) post(f func()) {
	if l.inLoop {
		f()
		return
	}
	l.tasks <- f
}

func main() {
	l := &loop{tasks: make(chan func())}
	go l.run()
	l.post(func() {
		l.post(func() { println("nested") })
	})
}
