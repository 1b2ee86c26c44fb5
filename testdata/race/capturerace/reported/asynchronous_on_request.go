package jobs

func Drive() {
	called()
}
