package closer

func Drive() {
	a := func() string { return "a" }
	Gather([]func() string{a, a, func() string { return "b" }})
}
