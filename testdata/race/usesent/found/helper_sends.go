package story

import "race/drive"

func Drive() {
	b := &bus{make(chan []byte)}
	drive.Receive(b.ch, drive.First)
	copyAll(b, drive.Source())
}
