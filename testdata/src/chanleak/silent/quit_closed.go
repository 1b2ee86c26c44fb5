// A close reaches every worker.
package story

func serve(tasks []int, handle func(int)) {
	quit := make(chan struct{})
	own := make(chan int)
	for range 2 {
		go func() {
			for {
				select {
				case v := <-own:
					handle(v)
				case <-quit:
					return
				}
			}
		}()
	}
	for _, v := range tasks {
		own <- v
	}
	close(quit)
}
