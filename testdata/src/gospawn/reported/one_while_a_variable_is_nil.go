// Met in go-ethereum's indexer: a variable of the loop is nil while no
// goroutine runs.
package story

func loop(heads <-chan int, quit <-chan struct{}, index func(int)) {
	var done chan struct{}
	for {
		select {
		case h := <-heads:
			if done == nil {
				done = make(chan struct{})
				go run(h, index, done)
			}
		case <-done:
			done = nil
		case <-quit:
			if done != nil {
				<-done
			}
			return
		}
	}
}

func run(h int, index func(int), done chan struct{}) {
	defer close(done)
	index(h)
}
