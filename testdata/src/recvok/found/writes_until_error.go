// Once the queue is closed the loop writes empty messages until the peer has gone.
package story

import "io"

type peer struct {
	w    io.Writer
	send chan []byte
}

func newPeer(w io.Writer, read func() ([]byte, error)) *peer {
	p := &peer{w: w, send: make(chan []byte, 8)}
	go p.writeLoop()
	go func() {
		defer close(p.send)
		for {
			b, err := read()
			if err != nil {
				return
			}
			p.send <- b
		}
	}()
	return p
}

func (p *peer) writeLoop() {
	for {
		msg := <-p.send // want "receive from p.send gives the zero value without end"
		if _, err := p.w.Write(msg); err != nil {
			return
		}
	}
}
