// The results are collected and returned, or sent on when all are there.
package story

import "sort"

func collect(in <-chan int) []int {
	var all []int
	for v := range in {
		all = append(all, v)
	}
	return all
}

func sorted(in <-chan int, out chan<- int) {
	var all []int
	for v := range in {
		all = append(all, v)
	}
	sort.Ints(all)
	for _, v := range all {
		out <- v
	}
	close(out)
}

func search(start int, next func(int) []int) int {
	queue := []int{start}
	n := 0
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		n++
		queue = append(queue, next(at)...)
	}
	return n
}
