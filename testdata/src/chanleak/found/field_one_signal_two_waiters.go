// One value is sent at the end; Wait and Close both wait for it.
package story

type task struct {
	quit chan struct{}
	done chan struct{}
}

func Start(step func()) *task {
	t := &task{quit: make(chan struct{}), done: make(chan struct{})}
	go t.run(step)
	return t
}

func (t *task) run(step func()) {
	for {
		select {
		case <-t.quit:
			t.done <- struct{}{} // because "one value is sent on t.done here"
			return
		default:
			step()
		}
	}
}

func (t *task) Wait() { <-t.done }

func (t *task) Close() {
	close(t.quit)
	<-t.done // want "receive from t.done blocks forever for all that wait but one"
}
