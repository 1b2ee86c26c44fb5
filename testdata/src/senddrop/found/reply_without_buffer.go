// The reply channel has no buffer: a reply that is ready before its requester waits is lost, and the requester waits forever.
package story

type request struct {
	key   string
	reply chan string
}

type store struct {
	requests chan request
	data     map[string]string
}

func (s *store) loop() {
	for req := range s.requests {
		select {
		case req.reply <- s.data[req.key]: // want "lost in silence unless a receiver waits on req.reply"
		default:
		}
	}
}

func (s *store) get(key string) string {
	req := request{key: key, reply: make(chan string)}
	s.requests <- req
	return <-req.reply
}
