package story

import "race/drive"

func Drive() {
	out := make(chan []byte, 1)
	drive.Receive(out, drive.First)
	lossy(drive.Source(), out)
	helper(drive.Source(), &queue{out})
}
