// A function literal that says whether it sent.
package main

import "fmt"

func main() {
	words := make(chan string, 1)
	send := func(w string) bool {
		select {
		case words <- w:
			return true
		default:
			return false
		}
	}
	for _, w := range []string{"a", "b", "c"} {
		send(w) // want "the bool by which send says"
	}
	fmt.Println(<-words)
}
