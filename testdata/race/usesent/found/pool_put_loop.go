package story

import "race/drive"

func Drive() {
	l := &link{out: make(chan *frame)}
	l.frames.New = func() any { return new(frame) }
	drive.Receive(l.out, func(f *frame) { drive.Use(f.data) })
	payloads := make([][]byte, 50)
	for i := range payloads {
		payloads[i] = []byte("a")
	}
	l.relay(payloads)
}
