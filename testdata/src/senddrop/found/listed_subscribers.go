// Each subscriber has a buffer of its own, and stays in the map: many messages may wait in it.
package story

type message struct{ body []byte }

type subscriber struct {
	name     string
	messages chan *message
}

type broker struct{ subs map[*subscriber]bool }

func (b *broker) subscribe(name string) <-chan *message {
	s := &subscriber{name, make(chan *message, 10)}
	b.subs[s] = true
	return s.messages
}

func (b *broker) publish(body []byte) int {
	m := &message{body}
	for s := range b.subs {
		select {
		case s.messages <- m: // want "m is lost in silence when s.messages is full"
		default:
		}
	}
	return len(b.subs)
}
