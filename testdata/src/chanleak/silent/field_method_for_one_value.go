// Next is called again by whoever wants the next value.
package story

import "context"

type feed struct{ lines chan string }

func New() *feed {
	f := &feed{lines: make(chan string)}
	go func() {
		for {
			f.lines <- "x"
		}
	}()
	return f
}

func (f *feed) Next(ctx context.Context) (string, error) {
	for {
		select {
		case s := <-f.lines:
			if s != "" {
				return s, nil
			}
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}
