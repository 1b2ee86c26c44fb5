package story

func Drive() {
	walk([]int{1})
}
