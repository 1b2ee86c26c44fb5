// The inner loop returns the request that it took, and its caller runs it.
package reply_by_the_next

type job struct {
	started chan struct{}
	done    chan struct{}
}

func (j *job) run() {
	close(j.started)
	close(j.done)
}

type fetcher struct {
	jobs chan *job
	quit chan struct{}
}

func Start() *fetcher {
	f := &fetcher{jobs: make(chan *job), quit: make(chan struct{})}
	go f.loop()
	return f
}

func (f *fetcher) loop() {
	for {
		select {
		case j := <-f.jobs:
			for next := j; next != nil; {
				next = f.runOne(next)
			}
		case <-f.quit:
			return
		}
	}
}

func (f *fetcher) runOne(j *job) *job {
	go j.run()
	for {
		select {
		case next := <-f.jobs:
			return next
		case <-j.done:
			return nil
		}
	}
}

func (f *fetcher) Fetch() {
	j := &job{started: make(chan struct{}), done: make(chan struct{})}
	select {
	case f.jobs <- j:
		<-j.started
	case <-f.quit:
	}
}

func (f *fetcher) Close() { close(f.quit) }
