// A start brings one goroutine, also when a command asks for it.
package story

type service struct {
	quit chan struct{}
	out  chan string
}

func (s *service) Start() {
	go s.loop()
	go func() { s.out <- "started" }()
}

func (s *service) loop() { <-s.quit }

func (s *service) Close() {
	go func() { s.quit <- struct{}{} }()
}

func (s *service) commands(in <-chan string) {
	for c := range in {
		switch c {
		case "start":
			s.Start()
		case "stop":
			s.Close()
		}
	}
}

func first(fs []func() string) string {
	results := make(chan string, 1)
	go func() { results <- fs[0]() }()
	return <-results
}
