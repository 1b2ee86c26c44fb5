package locked

func Drive() {
	Sum([]int{1, 2, 3})
}
