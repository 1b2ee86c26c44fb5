// The deferred close runs when the context ends, too, and then the send comes.
package story

import "context"

type reply struct {
	body []byte
	err  error
}

func ask(ctx context.Context, do func() ([]byte, error)) ([]byte, error) {
	ch := make(chan reply, 1)
	defer close(ch)
	go func() {
		body, err := do()
		ch <- reply{body, err} // want "send on ch panics once ask has closed the channel"
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case r := <-ch:
		return r.body, r.err
	}
}
