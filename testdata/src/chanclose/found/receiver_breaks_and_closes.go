// The receiver has enough and closes under the endless producer.
package story

func firstN(n int, next func() int) []int {
	ch := make(chan int)
	go func() {
		for {
			ch <- next() // want "send on ch panics once firstN has closed the channel"
		}
	}()
	var got []int
	for v := range ch {
		got = append(got, v)
		if len(got) == n {
			break
		}
	}
	close(ch)
	return got
}
