package story

import "race/drive"

func Drive() {
	out := make(chan []byte)
	drive.Receive(out, drive.First)
	frames(out, []uint32{1, 2, 3})
}
