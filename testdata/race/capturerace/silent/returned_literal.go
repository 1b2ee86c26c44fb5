package track

func Drive() {
	events := make(chan int)
	stop := Track(events)
	events <- 1
	stop()
	values := make(chan string)
	last := Last(values)
	values <- "a"
	last()
	text, done := Load(func() (string, error) { return "a", nil })
	<-done
	text()
	wait, part := Parts(func() string { return "a" })
	wait()
	part()
}
