// Unsubscribe closes the subscriber's channel while the loop may send on it.
package story

type subscriber struct {
	msgs chan string
}

func Subscribe(source <-chan string) *subscriber {
	s := &subscriber{msgs: make(chan string)}
	go func() {
		for m := range source {
			s.msgs <- m // want "send on s.msgs panics once Unsubscribe has closed the channel"
		}
	}()
	return s
}

func (s *subscriber) Unsubscribe() {
	close(s.msgs)
}
