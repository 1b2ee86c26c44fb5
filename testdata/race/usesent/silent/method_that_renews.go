package story

import "race/drive"

func Drive() {
	c := &conn{rw: drive.Conn(), out: make(chan []byte)}
	drive.Receive(c.out, drive.First)
	c.loop()
	in, out := make(chan string), make(chan []string)
	drive.Receive(out, func(b []string) { drive.Use(len(b)) })
	go func() {
		for range 30 {
			in <- "a"
		}
		close(in)
	}()
	batcher(in, out)
}
