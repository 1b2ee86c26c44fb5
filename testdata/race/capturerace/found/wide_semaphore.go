package wide

func Drive() {
	Sum(make([]int, 1000))
}
