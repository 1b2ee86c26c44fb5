package ranged

func Drive() {
	Work([]int{1, -2, 3, -4})
}
