package story

import "race/drive"

func Drive() {
	out := make(chan []int)
	drive.Receive(out, func(b []int) { drive.Use(b[0]) })
	batches(drive.Numbers(250), out)
}
