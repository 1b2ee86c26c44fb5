package published

func Drive() {
	Load(func() int { return 1 })
}
