// Only the arm that waited uses the result.
package arms

import "context"

func Fetch(ctx context.Context, get func() (string, error)) (string, error) {
	var body string
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		body, err = get()
	}()
	select {
	case <-done:
		return body, err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
