// Both goroutines send, and nothing closes.
package story

func either(a, b func() *int) int {
	ch := make(chan *int, 2)
	go func() { ch <- a() }()
	go func() { ch <- b() }()
	v := <-ch
	return *v
}
