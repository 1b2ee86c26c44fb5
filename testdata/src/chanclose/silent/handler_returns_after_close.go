// The branch that closes returns.
package story

func feed(ch chan<- int, load func() (int, error)) {
	v, err := load()
	if err != nil {
		close(ch)
		return
	}
	ch <- v
	close(ch)
}
