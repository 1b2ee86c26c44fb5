// Only the goroutine of index 0 closes, and it alone sends.
package story

func start(n int, work func(int) int) <-chan int {
	out := make(chan int, 1)
	for i := 0; i < n; i++ {
		if i == 0 {
			go func() {
				defer close(out)
				out <- work(i)
			}()
			continue
		}
		go work(i)
	}
	return out
}
