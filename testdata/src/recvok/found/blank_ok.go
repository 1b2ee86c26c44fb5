// The second result says that the channel is closed, and nobody looks at it.
package story

func print(lines []string, show func(int, string)) {
	ch := make(chan string)
	go func() {
		for _, l := range lines {
			ch <- l
		}
		close(ch) // because "ch is closed here"
	}()
	for n := 0; ; n++ {
		line, _ := <-ch // want "receive from ch gives the zero value without end once the channel is closed, and the loop takes it for data"
		show(n, line)
	}
}
