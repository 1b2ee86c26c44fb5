// The goroutine waits for the write before it reads.
package started

func Run(work func(int)) {
	start := make(chan struct{})
	config := 0
	go func() {
		<-start
		work(config)
	}()
	config = 42
	close(start)
}
