package iteration

func Drive() {
	Each(4, func(x int) int { return x }, func(int) {})
}
