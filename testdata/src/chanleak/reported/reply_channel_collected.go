// The writer collects the reply channels of a batch and answers all of them
// together.
package reply_channel_collected

import "io"

type request struct {
	reply chan error
	data  []byte
}

type Writer struct {
	w    io.Writer
	reqs chan request
	quit chan struct{}
}

func New(w io.Writer) *Writer {
	b := &Writer{w: w, reqs: make(chan request), quit: make(chan struct{})}
	go b.loop()
	return b
}

func (b *Writer) loop() {
	var replies []chan error
	var data []byte
	for {
		select {
		case req := <-b.reqs:
			data = append(data, req.data...)
			replies = append(replies, req.reply)
			if len(replies) < 8 {
				continue
			}
			_, err := b.w.Write(data)
			for _, r := range replies {
				r <- err
			}
			replies, data = nil, nil
		case <-b.quit:
			for _, r := range replies {
				r <- io.ErrClosedPipe
			}
			return
		}
	}
}

func (b *Writer) Write(p []byte) error {
	req := request{reply: make(chan error, 1), data: p}
	select {
	case b.reqs <- req:
	case <-b.quit:
		return io.ErrClosedPipe
	}
	return <-req.reply
}

func (b *Writer) Close() { close(b.quit) }
