// The channel is a queue of the function itself.
package story

func walk(root []int) {
	queue := make(chan []int, 100)
	queue <- root
	for len(queue) > 0 {
		next := <-queue
		next[0] = 0
	}
}
