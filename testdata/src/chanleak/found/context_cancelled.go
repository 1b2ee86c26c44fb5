// The request's context ends before the answer comes.
package story

import "context"

type reply struct {
	body []byte
	err  error
}

func query(ctx context.Context, do func() ([]byte, error)) ([]byte, error) {
	ch := make(chan reply)
	go func() {
		body, err := do()
		ch <- reply{body, err} // want "send on ch blocks forever once query returns because its context is done"
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-ch:
		return r.body, r.err
	}
}
