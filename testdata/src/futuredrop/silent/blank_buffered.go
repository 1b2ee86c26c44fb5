// The error channel has room: its goroutine ends, and the blank identifier says that nobody asks.
package story

func stream(read func() (string, error)) (<-chan string, <-chan error) {
	lines, errs := make(chan string), make(chan error, 1)
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
	lines, _ := stream(read)
	for range lines {
		n++
	}
	return n
}
