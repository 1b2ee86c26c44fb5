package story

import "context"

func follow(ctx context.Context, read func(context.Context) (string, error), use func(string)) {
	lines := make(chan string)
	go func() {
		for {
			line, err := read(ctx)
			if err != nil {
				return
			}
			lines <- line // want "send on lines blocks forever once follow returns because its context is done"
		}
	}()
	for {
		select {
		case line := <-lines:
			use(line)
		case <-ctx.Done():
			return
		}
	}
}
