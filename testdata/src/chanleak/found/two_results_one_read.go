// Both channels are sent on, but after an error only one is read.
package story

func both(a func() (int, error), b func() error) (int, error) {
	vals := make(chan int)
	errs := make(chan error)
	go func() {
		v, err := a()
		errs <- err
		vals <- v // want "send on vals blocks forever once both returns early with an error"
	}()
	if err := <-errs; err != nil {
		return 0, err
	}
	return <-vals, b()
}
