package story

type server struct {
	handle func() error
	stop   chan struct{}
}

func start(handle func() error, interrupt chan struct{}) *server {
	s := &server{handle: handle, stop: make(chan struct{})}
	go func() {
		for {
			if err := s.handle(); err != nil {
				close(s.stop)
				return
			}
		}
	}()
	go func() {
		<-interrupt
		close(s.stop) // want "s.stop is closed twice when the function literal in start closes it too"
	}()
	return s
}

func tunnel(copy func(int)) {
	done := make(chan struct{})
	for i := range 2 {
		go func() {
			copy(i)
			close(done) // want "done is closed by each of several goroutines"
		}()
	}
	<-done
}
