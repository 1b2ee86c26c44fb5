// Workers are started and ended one by one.
package field_grows_and_shrinks

type Farm struct {
	jobs chan int
	quit chan struct{}
}

func New() *Farm { return &Farm{jobs: make(chan int), quit: make(chan struct{})} }

func (f *Farm) Grow(n int) {
	for range n {
		go f.work()
	}
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

func (f *Farm) Do(j int) {
	select {
	case f.jobs <- j:
	default:
	}
}

func (f *Farm) Shrink() { f.quit <- struct{}{} }
