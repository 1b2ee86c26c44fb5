package rlock

func Drive() {
	Index([]string{"a", "b", "c"})
}
