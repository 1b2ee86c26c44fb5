package atomics

func Drive() {
	Count([]func(){func() {}, func() {}})
}
