// Each worker gets a value of its own, or hands on the one it got.
package field_quit_sent_to_each

type Farm struct {
	jobs   chan int
	quit   chan struct{}
	handed chan struct{}
}

func New() *Farm {
	f := &Farm{jobs: make(chan int), quit: make(chan struct{}), handed: make(chan struct{}, 1)}
	for range 3 {
		go f.work()
		go f.pass()
	}
	return f
}

func (f *Farm) work() {
	for {
		select {
		case j := <-f.jobs:
			println(j)
		case <-f.quit:
			return
		}
	}
}

func (f *Farm) pass() {
	for {
		select {
		case j := <-f.jobs:
			println(j)
		case <-f.handed:
			f.handed <- struct{}{}
			return
		}
	}
}

func (f *Farm) Do(j int) {
	select {
	case f.jobs <- j:
	default:
	}
}

func (f *Farm) Stop() {
	for range 3 {
		f.quit <- struct{}{}
	}
	select {
	case f.handed <- struct{}{}:
	default:
	}
}
