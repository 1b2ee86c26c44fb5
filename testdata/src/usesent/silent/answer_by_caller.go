// The caller of the function that receives closes the channel when it has
// returned, and one that it sends to does so in another chain.
package story

func consume(in <-chan []byte) {
	for b := range in {
		println(len(b))
	}
}

func closes(buf []byte) {
	in, done := make(chan []byte), make(chan int, 1)
	go func() {
		consume(in)
		done <- 1
	}()
	in <- buf
	close(in)
	println(<-done)
	buf[0] = 1
}

func chain(buf []byte) {
	in, next, done := make(chan []byte), make(chan int), make(chan int)
	go func() { next <- len(<-in) }()
	go func() { done <- <-next }()
	for range 2 {
		in <- buf
		println(<-done)
		buf[0]++
	}
}
