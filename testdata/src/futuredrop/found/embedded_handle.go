// The method that waits is that of an embedded type.
package story

type base struct {
	done chan struct{}
	err  error
}

func (b *base) wait() error {
	<-b.done
	return b.err
}

type transfer struct {
	base
	from, to string
}

func begin(from, to string, copy func(string, string) error) *transfer {
	t := &transfer{from: from, to: to}
	t.done = make(chan struct{})
	go func() {
		defer close(t.done)
		t.err = copy(from, to)
	}()
	return t
}

func mirror(copy func(string, string) error) error {
	begin("a", "b", copy) // want "what begin returns is dropped, so nothing can call wait and its error is lost"
	return begin("c", "d", copy).wait()
}
