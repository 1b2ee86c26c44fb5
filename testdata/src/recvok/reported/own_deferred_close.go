// Met in an example of pion/webrtc: the loop's function closes when it returns.
package story

import "context"

func stream(ctx context.Context, add func(chan string), remove func(chan string), write func(string)) {
	ch := make(chan string, 8)
	add(ch)
	defer func() {
		remove(ch)
		close(ch)
	}()
	for {
		select {
		case <-ctx.Done():
			return
		case msg := <-ch:
			write(msg)
		}
	}
}
