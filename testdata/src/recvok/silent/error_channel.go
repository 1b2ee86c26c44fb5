// Nil from the closed channel says that there was no error.
package story

func run(f func() error) error {
	errs := make(chan error, 1)
	go func() {
		defer close(errs)
		if err := f(); err != nil {
			errs <- err
		}
	}()
	return <-errs
}
