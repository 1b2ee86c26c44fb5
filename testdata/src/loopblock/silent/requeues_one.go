// The worker puts back what it has just taken, and nobody else fills the room: the queue is filled before it starts.
package main

func main() {
	queue := make(chan int, 3)
	for i := range 3 {
		queue <- i
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range queue {
			if n > 10 {
				return
			}
			queue <- n + 1
		}
	}()
	<-done
}
