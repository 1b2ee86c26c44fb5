// A nil ends the loop before it is used.
package story

type job struct{ run func() }

type runner struct{ queue chan *job }

func start() *runner {
	r := &runner{queue: make(chan *job)}
	go func() {
		for {
			j := <-r.queue
			if j == nil {
				return
			}
			j.run()
		}
	}()
	return r
}

func (r *runner) add(f func()) { r.queue <- &job{f} }
func (r *runner) stop()        { close(r.queue) }
