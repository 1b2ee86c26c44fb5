package story

func serve(workers int, jobs []func()) {
	if workers < 1 {
		return
	}
	queue, quit := make(chan func()), make(chan struct{})
	for range workers {
		go func() {
			for {
				select { // want "the select blocks forever once serve returns"
				case job := <-queue:
					job()
				case <-quit:
					return
				}
			}
		}()
	}
	for _, job := range jobs {
		queue <- job
	}
	quit <- struct{}{}
}
