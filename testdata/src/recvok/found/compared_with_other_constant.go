// The loop ends at the word stop, which the closed channel never gives.
package main

import "fmt"

func main() {
	jobs := make(chan string, 3)
	done := make(chan struct{})
	go func() {
		for {
			j := <-jobs // want "receive from jobs gives the zero value without end"
			fmt.Println(j)
			if j == "stop" {
				close(done)
				return
			}
		}
	}()
	jobs <- "a"
	close(jobs)
	<-done
}
