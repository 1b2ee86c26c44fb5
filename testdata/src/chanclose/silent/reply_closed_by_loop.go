// The loop answers on a fresh channel and closes it.
package story

type Req struct{ reply chan int }

type Loop struct {
	reqs chan Req
	quit chan struct{}
}

func NewLoop() *Loop {
	l := &Loop{reqs: make(chan Req), quit: make(chan struct{})}
	go func() {
		for {
			select {
			case r := <-l.reqs:
				r.reply <- 1
				close(r.reply)
			case <-l.quit:
				return
			}
		}
	}()
	return l
}

func (l *Loop) Ask() int {
	r := Req{make(chan int, 1)}
	l.reqs <- r
	return <-r.reply
}

func (l *Loop) Stop() { close(l.quit) }
