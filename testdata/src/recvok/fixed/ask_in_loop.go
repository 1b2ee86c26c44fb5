package story

func show(lines []string, print func(string), end func()) {
	ch := make(chan string)
	go func() {
		defer close(ch)
		for _, l := range lines {
			ch <- l
		}
	}()
	for {
		line := <-ch // want "receive from ch gives the zero value without end"
		print(line)
	}
}

func count(lines []string) (n int) {
	ch := make(chan string)
	go func() {
		defer close(ch)
		for _, l := range lines {
			ch <- l
		}
	}()
	func() {
		for {
			line := <-ch // want "receive from ch gives the zero value without end"
			n += len(line) + 1
		}
	}()
	return n
}
