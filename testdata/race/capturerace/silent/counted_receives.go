package counted

func Drive() {
	one := func() int { return 1 }
	All([]func() int{one, one})
	Pair(one, one)
}
