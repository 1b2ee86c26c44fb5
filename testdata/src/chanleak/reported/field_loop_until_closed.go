// The loop that feeds the worker ends when its queue is closed, which nobody
// does: that others send to the queue does not end it.
package field_loop_until_closed

type command struct{ run func(*editor) }

type editor struct {
	text     string
	commands chan command
	saved    chan string
}

func newEditor() *editor {
	e := &editor{commands: make(chan command, 10), saved: make(chan string, 1)}
	go e.mainloop()
	go e.disk()
	return e
}

func (e *editor) mainloop() {
	for c := range e.commands {
		c.run(e)
		e.saved <- e.text
	}
}

func (e *editor) disk() {
	for s := range e.saved {
		println(s)
	}
}

func (e *editor) Save() {
	e.commands <- command{func(e *editor) { e.text += "." }}
}
