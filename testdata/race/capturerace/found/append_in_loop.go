package appends

func Drive() {
	Squares([]int{1, 2, 3, 4})
}
