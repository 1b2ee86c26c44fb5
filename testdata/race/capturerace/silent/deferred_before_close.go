package probe

func Drive() {
	probe(func() error { return nil })
}
