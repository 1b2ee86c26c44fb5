// Met in nats-server's MQTT: the error is mostly that of storing the message, and nil does not mean that something was sent.
package story

import "errors"

type session struct {
	acks  chan int
	store func(string) error
}

func (s *session) ack(id int) error {
	select {
	case s.acks <- id:
		return nil
	default:
		return errors.New("full")
	}
}

func (s *session) deliver(id, qos int, msg string) error {
	if qos == 0 {
		return nil
	}
	if id > 0 {
		return s.ack(id)
	}
	return s.store(msg)
}

func (s *session) will(msg string) { s.deliver(0, 1, msg) }
