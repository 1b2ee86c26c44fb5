// Every worker says on done that it has ended before the close.
package story

func run(n int, jobs <-chan int) <-chan int {
	out := make(chan int)
	done := make(chan struct{})
	for i := 0; i < n; i++ {
		go func() {
			for j := range jobs {
				out <- j + 1
			}
			done <- struct{}{}
		}()
	}
	go func() {
		for i := 0; i < n; i++ {
			<-done
		}
		close(out)
	}()
	return out
}
