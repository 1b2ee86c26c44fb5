// The loop goes on with empty strings once the producer has closed.
package story

func consume(lines []string, use func(string)) {
	ch := make(chan string)
	go func() {
		defer close(ch) // because "ch is closed here"
		for _, line := range lines {
			ch <- line
		}
	}()
	for {
		line := <-ch // want "receive from ch gives the zero value without end once the channel is closed, and the loop takes it for data"
		use(line)
	}
}
