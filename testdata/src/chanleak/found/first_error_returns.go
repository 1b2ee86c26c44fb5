// The first error returns while the other goroutines still send theirs.
package story

func checkAll(hosts []string, check func(string) error) error {
	errs := make(chan error)
	for _, h := range hosts {
		go func() {
			errs <- check(h) // want "send on errs blocks forever once checkAll returns early with an error"
		}()
	}
	for range hosts {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}
