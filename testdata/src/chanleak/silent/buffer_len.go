// There is room for every result.
package story

func checkAll(hosts []string, check func(string) error) error {
	errs := make(chan error, len(hosts))
	for _, h := range hosts {
		go func() { errs <- check(h) }()
	}
	for range hosts {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}
