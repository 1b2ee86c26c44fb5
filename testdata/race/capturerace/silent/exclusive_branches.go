package branches

func Drive() {
	Start(true, func() int { return 1 })
	Start(false, func() int { return 1 })
}
