// The semaphore is taken in a function literal before the go statement.
package story

func each(in <-chan int, f func(int)) {
	running := make(chan struct{}, 4)
	enter := func() { running <- struct{}{} }
	leave := func() { <-running }
	for v := range in {
		enter()
		go func() {
			defer leave()
			f(v)
		}()
	}
}
