// One quit message for two workers: the second one never hears of it.
package story

func serve(tasks chan int, handle func(int)) {
	quit := make(chan struct{})
	own := make(chan int)
	for range 2 {
		go func() {
			for {
				select { // want "the select blocks forever once serve returns"
				case v := <-own:
					handle(v)
				case <-quit:
					return
				}
			}
		}()
	}
	for v := range tasks {
		own <- v
	}
	quit <- struct{}{}
}
