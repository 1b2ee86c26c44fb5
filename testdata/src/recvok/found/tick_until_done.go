// The ticks end long before done, and the loop prints zeros in between.
package main

import (
	"fmt"
	"time"
)

func main() {
	ticks := make(chan int)
	done := make(chan bool)
	go func() {
		for i := 0; i < 3; i++ {
			ticks <- i
		}
		close(ticks)
	}()
	go func() {
		time.Sleep(time.Second)
		done <- true
	}()
	for {
		select {
		case t := <-ticks: // want "receive from ticks gives the zero value without end"
			fmt.Println("tick", t)
		case <-done:
			return
		}
	}
}
