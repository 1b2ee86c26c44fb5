package good

func again(ch chan int) {
	close(ch)
	close(ch)
}
