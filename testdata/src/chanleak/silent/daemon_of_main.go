// package main: the logger lives as long as the process.
package main

import "fmt"

func main() {
	lines := make(chan string)
	go func() {
		for l := range lines {
			fmt.Println(l)
		}
	}()
	for i := range 3 {
		lines <- fmt.Sprint(i)
	}
}
