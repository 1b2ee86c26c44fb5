package story

import (
	"bufio"
	"race/drive"
)

func Drive() {
	r := &reader{bufio.NewReader(drive.Source()), make(chan []byte), make([]byte, 4)}
	drive.Receive(r.frames, drive.First)
	r.run()
}
