// Each worker closes a channel of its own.
package story

func start(n int) []chan int {
	var outs []chan int
	for i := 0; i < n; i++ {
		out := make(chan int)
		go func() {
			defer close(out)
			out <- i
		}()
		outs = append(outs, out)
	}
	return outs
}
