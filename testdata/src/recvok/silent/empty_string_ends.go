// The empty string means the end here.
package story

func words(text []string, use func(string)) {
	ch := make(chan string)
	go func() {
		defer close(ch)
		for _, w := range text {
			ch <- w
		}
	}()
	for w := <-ch; w != ""; w = <-ch {
		use(w)
	}
}
