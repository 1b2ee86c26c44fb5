package good

func twice(ch chan int) {
	close(ch)
	close(ch)
}
