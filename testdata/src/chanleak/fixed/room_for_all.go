package story

func checkAll(hosts []string, check func(string) error) error {
	errs := make(chan error)
	for _, h := range hosts {
		go func() {
			errs <- check(h) // want "send on errs blocks forever"
		}()
	}
	for range hosts {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}
