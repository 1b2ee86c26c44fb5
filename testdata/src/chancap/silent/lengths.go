// The capacity is the number of what is there.
package story

func all(xs []string, m map[string]int) {
	a := make(chan string, len(xs))
	b := make(chan int, len(m)+1)
	c := make(chan string, 2*len(xs))
	d := make(chan string, cap(xs))
	e := make(chan int, 1024)
	f := make(chan *[1 << 20]byte, 4096)
	_, _, _, _, _, _ = a, b, c, d, e, f
}

func but(xs []string) chan string {
	if len(xs) == 0 {
		return nil
	}
	return make(chan string, len(xs)-1)
}

func missing(all, have []string) chan string {
	if len(have) >= len(all) {
		return nil
	}
	return make(chan string, len(all)-len(have))
}

func rest(all []string, skip func(string) bool) chan string {
	var skipped []string
	for _, s := range all {
		if skip(s) {
			skipped = append(skipped, s)
		}
	}
	return make(chan string, len(all)-len(skipped))
}

func Tail(xs []string) (string, chan string) {
	first := xs[0]
	return first, make(chan string, len(xs)-1)
}
