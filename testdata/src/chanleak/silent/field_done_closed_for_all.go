// A close releases all that wait.
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
	defer close(t.done)
	for {
		select {
		case <-t.quit:
			return
		default:
			step()
		}
	}
}

func (t *task) Wait() { <-t.done }

func (t *task) Close() {
	close(t.quit)
	<-t.done
}
