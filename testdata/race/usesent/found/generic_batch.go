package story

import "race/drive"

func Drive() {
	out := make(chan []int)
	drive.Receive(out, func(b []int) { drive.Use(b[0]) })
	chunk(drive.Numbers(20), out, 4)
}
