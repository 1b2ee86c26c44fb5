// Generic forms, and a wrapper around them.
package story

type outcome[T any] struct {
	value T
	err   error
}

func async[T any](f func() (T, error)) <-chan outcome[T] {
	ch := make(chan outcome[T], 1)
	go func() {
		v, err := f()
		ch <- outcome[T]{v, err}
	}()
	return ch
}

type loader struct{ fetch func() (string, error) }

func (l *loader) load() <-chan outcome[string] { return async(l.fetch) }

func use(l *loader, f func() (int, error)) string {
	async(f) // want "what async returns is dropped, so its result is lost"
	l.load() // want "what l.load returns is dropped, so its result is lost"
	o := <-l.load()
	return o.value
}
