// Every attempt sends exactly once, and every attempt is received from.
package story

func attempt(f func() error) error {
	errc := make(chan error)
	for {
		go func() { errc <- f() }()
		if err := <-errc; err == nil {
			return nil
		}
	}
}
