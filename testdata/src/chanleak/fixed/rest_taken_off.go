package story

func digits(text string) <-chan rune {
	out := make(chan rune)
	go func() {
		defer close(out)
		for _, r := range text {
			out <- r // want "send on out blocks forever once hasZero returns"
		}
	}()
	return out
}

func hasZero(text string) bool {
	all := digits(text)
	for r := range all {
		if r == '0' {
			return true
		}
	}
	return false
}
