// The number of workers is corrected, so there is one to take the work.
package story

func each(items []string, workers int, do func(string)) {
	if workers < 1 {
		workers = 1
	}
	queue, quit := make(chan string), make(chan struct{})
	defer close(quit)
	for range workers {
		go func() {
			for {
				select {
				case it := <-queue:
					do(it)
				case <-quit:
					return
				}
			}
		}()
	}
	for _, it := range items {
		queue <- it
	}
}
