// The task starts a goroutine of its own that takes everything at once, and closes the channel.
package folder

type folder struct {
	tasks chan func()
	ticks chan int
	seen  map[string]bool
}

func start() *folder {
	f := &folder{tasks: make(chan func()), ticks: make(chan int), seen: map[string]bool{}}
	go f.serve()
	return f
}

func (f *folder) serve() {
	for {
		select {
		case task := <-f.tasks:
			task()
		case <-f.ticks:
		}
	}
}

func (f *folder) collect(names <-chan string) {
	for name := range names {
		f.seen[name] = true
	}
}

func (f *folder) revert(names []string) {
	f.tasks <- func() {
		found := make(chan string)
		go f.collect(found)
		defer close(found)
		for _, name := range names {
			found <- name
		}
	}
}
