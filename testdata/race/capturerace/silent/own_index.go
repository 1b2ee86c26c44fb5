package index

func Drive() {
	Map([]int{1, 2, 3, 4}, func(x int) int { return x })
}
