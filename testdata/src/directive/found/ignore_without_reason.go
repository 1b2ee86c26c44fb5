// Whoever reads the comment later cannot tell why the finding is none.
package story

func send(ch chan int) {
	//chanlint:ignore chanleak
	ch <- 1 // want -1 "ignores nothing"
}
