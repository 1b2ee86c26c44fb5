// Exactly one value is sent, whatever happens.
package story

func load(read func() (int, error)) (int, error) {
	vals := make(chan int)
	errs := make(chan error)
	go func() {
		v, err := read()
		if err != nil {
			errs <- err
			return
		}
		vals <- v
	}()
	select {
	case v := <-vals:
		return v, nil
	case err := <-errs:
		return 0, err
	}
}
