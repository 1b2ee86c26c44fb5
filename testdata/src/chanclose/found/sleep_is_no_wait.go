// The sleep hopes that the producer is done.
package main

import "time"

func produce(ch chan<- int) {
	for i := 0; ; i++ {
		ch <- i // want "send on ch panics once main has closed the channel"
	}
}

func main() {
	ch := make(chan int, 100)
	go produce(ch)
	time.Sleep(time.Second)
	close(ch)
}
