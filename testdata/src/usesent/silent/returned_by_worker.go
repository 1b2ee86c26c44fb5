// The worker sends the item back on another channel.
package story

type item struct{ n int }

func worker(jobs <-chan *item, done chan<- *item) {
	for j := range jobs {
		j.n *= 2
		done <- j
	}
}

func kept() {
	jobs, done := make(chan *item), make(chan *item)
	go worker(jobs, done)
	it := &item{}
	for range 10 {
		jobs <- it
		<-done
		it.n++
	}
}

func taken(jobs chan<- *item, done <-chan *item) {
	it := &item{}
	for range 10 {
		jobs <- it
		it = <-done
		it.n++
	}
}
