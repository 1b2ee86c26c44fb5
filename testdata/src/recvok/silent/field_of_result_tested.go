// The field says whether anything was found, and the zero says no.
package story

type result struct {
	val int
	ok  bool
}

func find(xs []func() (int, bool)) int {
	ch := make(chan result)
	go func() {
		defer close(ch)
		for _, x := range xs {
			if v, ok := x(); ok {
				ch <- result{v, true}
				return
			}
		}
	}()
	r := <-ch
	if !r.ok {
		return -1
	}
	return r.val
}
