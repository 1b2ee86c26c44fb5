// A wait that is meant to last is the last thing that a function does.
package story

func serve(start func()) {
	go start()
	forever := make(chan struct{})
	<-forever
}

func park() {
	<-make(chan int)
}
