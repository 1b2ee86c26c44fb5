// The error channel is dropped, and its goroutine never ends.
package story

func stream(read func() (string, error)) (<-chan string, <-chan error) {
	lines, errs := make(chan string), make(chan error)
	go func() {
		defer close(lines)
		for {
			line, err := read()
			if err != nil {
				errs <- err
				return
			}
			lines <- line
		}
	}()
	return lines, errs
}

func count(read func() (string, error)) (n int) {
	lines, _ := stream(read) // want "the channel that stream returns is dropped, so its error is lost and the goroutine that sends it blocks forever"
	for range lines {
		n++
	}
	return n
}
