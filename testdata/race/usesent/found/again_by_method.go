package story

import "race/drive"

func Drive() {
	c := &conn{rw: drive.Conn(), buf: make([]byte, 64), out: make(chan []byte)}
	drive.Receive(c.out, drive.First)
	c.loop()
}
