// The buffer holds the value nobody asks for.
package story

func start(work func() int) {
	result := make(chan int, 1)
	go func() { result <- work() }()
}
