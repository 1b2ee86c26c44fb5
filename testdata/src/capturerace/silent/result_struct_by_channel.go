// The goroutine builds its result alone and sends it.
package results

type result struct {
	n   int
	err error
}

func Run(f func() (int, error)) (int, error) {
	ch := make(chan *result, 1)
	go func() {
		r := &result{}
		r.n, r.err = f()
		ch <- r
	}()
	r := <-ch
	r.n++
	return r.n, r.err
}
