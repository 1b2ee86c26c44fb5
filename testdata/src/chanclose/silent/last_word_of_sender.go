// The sender says by an empty line that it was the last, and the receiver then
// closes.
package story

func lines(read func() string) (all []string) {
	ch := make(chan string)
	go func() {
		for {
			line := read()
			ch <- line
			if line == "" {
				return
			}
		}
	}()
	for {
		line := <-ch
		if line == "" {
			close(ch)
			return all
		}
		all = append(all, line)
	}
}

func until(read func() string, last string) (all []string) {
	ch := make(chan string)
	go func() {
		for {
			line := read()
			ch <- line
			if line == last {
				return
			}
		}
	}()
	for {
		line := <-ch
		if line == last {
			close(ch)
			return all
		}
		all = append(all, line)
	}
}
