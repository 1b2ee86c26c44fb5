// The error is a constant of its type, but it says that the work has failed.
package story

type empty struct{}

func (empty) Error() string { return "empty key" }

type entry struct{ key string }

func write(e entry) <-chan error {
	ch := make(chan error, 1)
	go func() {
		defer close(ch)
		if e.key == "" {
			ch <- empty{}
		}
	}()
	return ch
}

func persist(key string) <-chan error { return write(entry{key}) }

func set(key string) {
	persist(key) // want "what persist returns is dropped, so its error is lost"
}
