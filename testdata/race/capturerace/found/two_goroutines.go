package two

func Drive() {
	one := func() int { return 1 }
	Both(one, one)
}
