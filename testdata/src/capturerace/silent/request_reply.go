// The goroutine touches the state only between a request and its reply.
package reply

func Serve(n int) int {
	state := 0
	requests := make(chan int)
	replies := make(chan bool)
	go func() {
		for r := range requests {
			state += r
			replies <- true
		}
	}()
	for i := range n {
		requests <- i
		<-replies
		if state > 10 {
			break
		}
	}
	close(requests)
	return state
}
