// A missing return: after the error the success is sent as well.
package story

func load(read func() error) error {
	status := make(chan error)
	go func() {
		err := read()
		if err != nil {
			status <- err
		}
		status <- nil // want "send on status blocks forever once load returns"
	}()
	return <-status
}
