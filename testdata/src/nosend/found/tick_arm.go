// The buffer is used when the clock ticks, and not when the goroutine is told
// to end.
package main

import (
	"bytes"
	"fmt"
	"time"
)

func main() {
	var log bytes.Buffer
	stop := make(chan struct{})
	go func() { // want "log is given to the goroutine and used on both sides at once, for which bytes.Buffer is not safe"
		for {
			select {
			case <-stop:
				return
			case now := <-time.After(time.Second):
				fmt.Fprintln(&log, now)
			}
		}
	}()
	for i := range 3 {
		fmt.Fprintln(&log, i)
	}
	close(stop)
}
