// Stop sends a single value, which ends one of the workers.
package field_one_quit_for_all

type Farm struct {
	jobs chan int
	quit chan struct{}
}

func New() *Farm {
	f := &Farm{jobs: make(chan int), quit: make(chan struct{})}
	for range 3 {
		go f.work()
	}
	return f
}

func (f *Farm) work() {
	for {
		select { // want "the select blocks forever in all goroutines but one, since a single value is sent on f.quit"
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

func (f *Farm) Stop() {
	f.quit <- struct{}{} // because "one value is sent on f.quit here"
}
