package story

type feed struct {
	events chan string
	quit   chan struct{}
}

func open(list func() []string, handle func(string)) *feed {
	f := &feed{make(chan string), make(chan struct{})}
	go func() {
		defer close(f.events)
		for _, e := range list() {
			select {
			case f.events <- e:
			case <-f.quit:
				return
			}
		}
	}()
	go f.run(handle)
	return f
}

func (f *feed) run(handle func(string)) {
	for {
		select {
		case e := <-f.events: // want "receive from f.events gives the zero value without end"
			handle(e)
		case <-f.quit:
			return
		}
	}
}

func (f *feed) stop() { close(f.quit) }
