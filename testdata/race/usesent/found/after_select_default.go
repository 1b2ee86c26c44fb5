package story

import "race/drive"

func Drive() {
	out := make(chan []int)
	drive.Receive(out, func(b []int) { drive.Use(b[0]) })
	drive.Soon()
	offer(out, make([]int, 1))
	drive.Soon()
}
