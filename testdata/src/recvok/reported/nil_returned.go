// Whoever asks for the next event may look whether it is nil.
package story

import "time"

type event struct{ n int }

func stub(events []*event, use func(func() *event)) {
	feed := make(chan *event, 1)
	next := func() *event { return <-feed }
	go use(next)
	for _, e := range events {
		select {
		case feed <- e:
		case <-time.After(time.Second):
		}
	}
	close(feed)
}
