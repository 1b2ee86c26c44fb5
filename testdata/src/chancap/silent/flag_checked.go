// The flags have defaults and are checked.
package main

import (
	"flag"
	"log"
)

var queue = flag.Int("queue", 100, "length of the queue")

func main() {
	workers := flag.Int("workers", 4, "number of workers")
	var burst int
	flag.IntVar(&burst, "burst", 10, "burst")
	flag.Parse()
	if *workers < 1 {
		log.Fatal("-workers must be positive")
	}
	if burst <= 0 {
		burst = 10
	}
	if *queue < 0 || *queue > 1000 {
		flag.Usage()
		return
	}
	a := make(chan int, *workers)
	b := make(chan int, burst)
	c := make(chan int, *queue)
	_, _, _ = a, b, c
}
