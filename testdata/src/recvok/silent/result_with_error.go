// The error of the result is looked at before the value.
package story

type result struct {
	value *int
	err   error
}

func compute(f func() (*int, error)) int {
	ch := make(chan result, 1)
	go func() {
		defer close(ch)
		v, err := f()
		if err != nil {
			return
		}
		ch <- result{value: v}
	}()
	r := <-ch
	if r.err != nil || r.value == nil {
		return 0
	}
	return *r.value
}
