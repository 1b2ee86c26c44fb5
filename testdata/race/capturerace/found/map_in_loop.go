package maps

func Drive() {
	Lengths([]string{"a", "b", "c"})
}
