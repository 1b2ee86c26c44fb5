// What the loop receives next is its own input and not an answer: main starts
// the one who sends it, but not because it got the counts.
package main

import "fmt"

func count(words <-chan string, reports chan<- map[string]int, flush <-chan struct{}) {
	counts := map[string]int{}
	for {
		select {
		case w, ok := <-words:
			if !ok {
				close(reports)
				return
			}
			counts[w]++
		case <-flush:
			reports <- counts // want "counts is written after it is sent on reports"
		}
	}
}

func main() {
	words, reports, flush := make(chan string), make(chan map[string]int), make(chan struct{})
	go count(words, reports, flush)
	go func() {
		for i := range 100 {
			words <- fmt.Sprint(i % 3)
			if i%10 == 0 {
				flush <- struct{}{}
			}
		}
		close(words)
	}()
	for r := range reports {
		fmt.Println(len(r))
	}
}
