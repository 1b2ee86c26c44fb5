package story

import "race/drive"

func Drive() {
	out := make(chan []byte)
	drive.Receive(out, drive.First)
	rest(drive.Source(), out)
}
