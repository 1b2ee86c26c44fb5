package story

import "race/drive"

func Drive() {
	out := make(chan []byte)
	drive.Receive(out, drive.First)
	slab(drive.Source(), out)
}
