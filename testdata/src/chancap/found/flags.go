// The flags are used as they come.
package main

import "flag"

var depth int

var workers = flag.Int("workers", 4, "number of workers")

func init() {
	flag.IntVar(&depth, "depth", 16, "length of the queue")
}

type job struct{ id int }

func main() {
	size := flag.Uint("size", 100, "size of the buffer")
	flag.Parse()
	jobs := make(chan job, depth)           // want "the capacity of jobs comes from the flag depth without a limit"
	tokens := make(chan struct{}, *workers) // want "the capacity of tokens comes from the flag workers without a limit: a large value is no limit and a negative one panics"
	lines := make(chan string, int(*size))  // want "the capacity of lines comes from the flag size"
	for i := 0; i < *workers; i++ {
		go work(jobs, tokens, lines)
	}
	close(jobs)
}

func work(jobs <-chan job, tokens chan struct{}, lines chan<- string) {
	for range jobs {
		tokens <- struct{}{}
		lines <- "done"
		<-tokens
	}
}
