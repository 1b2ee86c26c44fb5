// The goroutine looks at the configuration only after it was told to.
package story

type config struct{ addr string }

func run(cfg *config) {
	ready := make(chan struct{})
	go func() {
		<-ready
		println(cfg.addr)
	}()
	cfg.addr = "localhost"
	close(ready)
}
