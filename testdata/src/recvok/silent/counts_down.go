// The loop ends when the last expected value is there.
package story

func gather(n int, f func(int) int, use func(int)) {
	ch := make(chan int)
	go func() {
		for i := 0; i < n; i++ {
			ch <- f(i)
		}
		close(ch)
	}()
	got := 0
	for {
		v := <-ch
		use(v)
		got++
		if got == n {
			break
		}
	}
}
