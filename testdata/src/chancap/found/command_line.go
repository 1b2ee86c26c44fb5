// The command line says how many.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func main() {
	n, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(2)
	}
	c := make(chan int, n) // want "the capacity of c comes from the command line"
	go func() { c <- 1 }()
	<-c
	var k int
	fmt.Sscanf(os.Args[2], "%d", &k)
	d := make(chan int, k) // want "the capacity of d comes from the text that is read"
	go func() { d <- 1 }()
	<-d
}
