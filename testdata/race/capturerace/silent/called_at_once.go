package called

func Drive() {
	Walk([]int{3, 1, 2}, func(f func(int)) { f(1) })
}
