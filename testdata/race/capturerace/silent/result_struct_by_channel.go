package results

func Drive() {
	Run(func() (int, error) { return 1, nil })
}
