// The two goroutines take turns the same number of times.
package story

func pingPong(n int, hit func(string)) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for i := range ping {
			hit("pong")
			pong <- i
		}
		close(pong)
	}()
	for i := range n {
		ping <- i
		<-pong
	}
	close(ping)
	<-pong
}
