// False from the closed channel says no.
package story

func allowed(check func() (bool, error)) bool {
	ch := make(chan bool, 1)
	go func() {
		defer close(ch)
		ok, err := check()
		if err == nil {
			ch <- ok
		}
	}()
	return <-ch
}
