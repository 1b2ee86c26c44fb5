// main prints zeros once the counter is done.
package main

import "fmt"

func count(n int, out chan<- int) {
	for i := 1; i <= n; i++ {
		out <- i
	}
	close(out)
}

func main() {
	numbers := make(chan int)
	go count(10, numbers)
	for {
		n := <-numbers // want "receive from numbers gives the zero value without end"
		fmt.Println(n)
	}
}
