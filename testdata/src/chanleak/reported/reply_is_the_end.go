// What the caller waits for is the end of the loop, which closes the channel
// whenever it comes to it.
package reply_is_the_end

type Loop struct {
	stop   chan bool
	fired  chan int
	closed chan struct{}
}

func New() *Loop {
	l := &Loop{stop: make(chan bool), fired: make(chan int), closed: make(chan struct{})}
	go l.run()
	return l
}

func (l *Loop) run() {
	defer close(l.closed)
	pending := map[int]bool{}
	var wait bool
	for {
		select {
		case id := <-l.fired:
			delete(pending, id)
			if wait && len(pending) == 0 {
				return
			}
		case wait = <-l.stop:
			if !wait || len(pending) == 0 {
				return
			}
		}
	}
}

func (l *Loop) Fire(id int) {
	select {
	case l.fired <- id:
	case <-l.closed:
	}
}

func (l *Loop) Stop(wait bool) {
	select {
	case <-l.closed:
	case l.stop <- wait:
		<-l.closed
	}
}
