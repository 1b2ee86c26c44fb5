// Nobody else can receive: the sender is the receiver.
package story

func self() int {
	ch := make(chan int)
	ch <- 1 // want "send on ch blocks forever"
	return <-ch
}
