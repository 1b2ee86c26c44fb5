// The loop's own function closes, and only when the loop has ended.
package story

import "context"

func serve(ctx context.Context, subscribe func(chan<- string), write func(string)) {
	ch := make(chan string, 4)
	subscribe(ch)
	defer close(ch)
	for {
		select {
		case <-ctx.Done():
			return
		case s := <-ch:
			write(s)
		}
	}
}
