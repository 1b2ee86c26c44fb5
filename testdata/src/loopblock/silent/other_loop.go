// The task of one loop posts to another loop of the same type.
package main

type Loop struct{ q chan func() }

func NewLoop() *Loop {
	l := &Loop{q: make(chan func())}
	go l.run()
	return l
}
func (l *Loop) run() {
	for f := range l.q {
		f()
	}
}
func (l *Loop) Post(f func()) { l.q <- f }

type App struct{ ui, io *Loop }

func (a *App) load() {
	a.io.Post(func() {
		data := "x"
		a.ui.Post(func() { println(data) })
	})
}
func main() {
	a := &App{NewLoop(), NewLoop()}
	a.load()
	select {}
}
