package waits

func Drive() {
	one := func() int { return 1 }
	Do(one)
	Pair(one, one)
}
