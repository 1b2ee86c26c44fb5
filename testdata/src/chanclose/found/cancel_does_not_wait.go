// Close cancels, but the loop may be in its send.
package story

import "context"

type Stream struct {
	ctx    context.Context
	cancel context.CancelFunc
	msgs   chan []byte
}

func Open(parent context.Context, recv func() ([]byte, error)) *Stream {
	ctx, cancel := context.WithCancel(parent)
	s := &Stream{ctx: ctx, cancel: cancel, msgs: make(chan []byte, 16)}
	go s.loop(recv)
	return s
}

func (s *Stream) loop(recv func() ([]byte, error)) {
	for {
		m, err := recv()
		if err != nil {
			return
		}
		if s.ctx.Err() != nil {
			return
		}
		s.msgs <- m // want "send on s.msgs panics once Close has closed the channel"
	}
}

func (s *Stream) Close() {
	s.cancel()
	close(s.msgs)
}
