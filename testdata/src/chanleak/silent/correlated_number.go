// The same comparison of a parameter on both sides.
package story

func run(n int, f func(int) int) int {
	ch := make(chan int)
	if n > 1 {
		go func() { ch <- f(n) }()
	}
	r := f(n - 1)
	if n <= 1 {
		return r
	}
	return r + <-ch
}
