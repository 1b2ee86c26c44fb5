package story

func Drive() {
	kept()
	jobs, done := make(chan *item), make(chan *item)
	go worker(jobs, done)
	taken(jobs, done)
}
