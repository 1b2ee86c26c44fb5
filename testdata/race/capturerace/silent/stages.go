package stages

func Drive() {
	Run(1)
	Chain(1)
}
