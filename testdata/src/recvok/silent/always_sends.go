// The producer sends exactly one value on every path before it closes.
package story

type answer struct {
	body string
	code int
}

func ask(get func() (string, error)) string {
	ch := make(chan answer, 1)
	go func() {
		defer close(ch)
		body, err := get()
		if err != nil {
			ch <- answer{code: 500}
			return
		}
		ch <- answer{body, 200}
	}()
	a := <-ch
	return a.body
}
