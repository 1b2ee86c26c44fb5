// Each of the two producers closes.
package main

import "fmt"

func producer(ch chan int, n int) {
	for i := 0; i < n; i++ {
		ch <- i
	}
	close(ch) // want "ch is closed a second time when producer comes here too, which panics"
}

func main() {
	ch := make(chan int)
	go producer(ch, 3)
	go producer(ch, 5)
	for v := range ch {
		fmt.Println(v)
	}
}
