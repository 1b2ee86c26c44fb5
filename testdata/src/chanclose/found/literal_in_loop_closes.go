// Every producer of the fan-in closes the shared output after its part.
package story

import "fmt"

func merge(inputs ...<-chan string) <-chan string {
	out := make(chan string)
	for _, in := range inputs {
		go func() {
			for s := range in {
				out <- s
			}
			close(out) // want "out is closed by each of several goroutines, and the second close panics"
		}()
	}
	return out
}

func print() {
	for s := range merge() {
		fmt.Println(s)
	}
}
