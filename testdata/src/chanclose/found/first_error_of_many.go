// The first error ends the loop, and the other goroutines still send.
package story

type outcome struct {
	name string
	err  error
}

func all(names []string, run func(string) error) error {
	outcomes := make(chan outcome)
	for _, name := range names {
		go func() {
			outcomes <- outcome{name, run(name)} // want "send on outcomes panics once all has closed the channel"
		}()
	}
	defer close(outcomes)
	for range names {
		if o := <-outcomes; o.err != nil {
			return o.err
		}
	}
	return nil
}
