package turn

func Drive() {
	Sum([]int{1, 2, 3, 4})
}
