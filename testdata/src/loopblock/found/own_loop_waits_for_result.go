// A posted function calls a method that posts and waits for the result: the loop cannot run the second while it runs the first.
package main

type loop struct{ tasks chan func() }

func start() *loop {
	l := &loop{tasks: make(chan func(), 64)}
	go func() {
		for task := range l.tasks {
			task()
		}
	}()
	return l
}

func (l *loop) do(f func()) {
	done := make(chan struct{})
	l.tasks <- func() {
		f()
		close(done)
	}
	<-done
}

type account struct {
	*loop
	balance int
}

func (a *account) read() (n int) {
	a.do(func() { n = a.balance })
	return n
}

func (a *account) deposit(n int) {
	a.do(func() {
		a.balance = a.read() + n // want "the function literal in deposit runs on the loop of .*: calling read, which ends up .*, waits for itself"
	})
}

func main() {
	a := &account{loop: start()}
	a.deposit(1)
}
