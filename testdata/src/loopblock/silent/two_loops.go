// Each loop posts to the other, never to itself, and the reply has room.
package main

type loop struct{ tasks chan func() }

func newLoop() *loop {
	l := &loop{make(chan func(), 8)}
	go func() {
		for f := range l.tasks {
			f()
		}
	}()
	return l
}

var (
	diskTasks = make(chan func())
	uiTasks   = make(chan func(), 1)
)

func disk() {
	for f := range diskTasks {
		f()
	}
}

func main() {
	go disk()
	diskTasks <- func() {
		select {
		case uiTasks <- func() { println("loaded") }:
		default:
		}
	}
	(<-uiTasks)()
	newLoop().tasks <- func() {}
}
