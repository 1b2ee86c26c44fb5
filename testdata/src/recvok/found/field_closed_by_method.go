// Close closes the queue, and the run loop goes on with nil jobs.
package story

type job struct{ run func() }

type Runner struct {
	queue chan *job
}

func NewRunner() *Runner {
	r := &Runner{queue: make(chan *job, 16)}
	go r.loop()
	return r
}

func (r *Runner) loop() {
	for {
		j := <-r.queue // want "receive from r.queue gives the zero value without end once the channel is closed"
		j.run()
	}
}

func (r *Runner) Submit(f func()) { r.queue <- &job{f} }

func (r *Runner) Close() { close(r.queue) }
