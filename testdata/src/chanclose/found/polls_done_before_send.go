// The sender looks at done before the send, but waits in the send when both are closed.
package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan bool)
	data := make(chan int)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
				data <- i // want "send on data panics once main has closed the channel"
			}
		}
	}()
	for i := 0; i < 3; i++ {
		fmt.Println(<-data)
	}
	close(done)
	close(data)
	time.Sleep(time.Second)
}
