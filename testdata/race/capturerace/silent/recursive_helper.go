package recursive

func Drive() {
	Sum(5)
}
