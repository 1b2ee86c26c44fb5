package story

func Drive() {
	rounds([]int{1, 2, 3})
}
