package inner

func Drive() {
	Run([]int{1, 2, 3})
}
