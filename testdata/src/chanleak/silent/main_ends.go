// package main: when main returns the process ends.
package main

import "time"

func main() {
	ch := make(chan int)
	go func() {
		time.Sleep(time.Second)
		ch <- 1
	}()
	select {
	case <-ch:
	case <-time.After(time.Millisecond):
	}
}
