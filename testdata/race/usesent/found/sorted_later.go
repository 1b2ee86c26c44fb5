package story

import "race/drive"

func Drive() {
	out := make(chan []int)
	drive.Receive(out, func(b []int) { drive.Use(b[0]) })
	top(out, []int{3, 2, 1}, []int{3, 2, 1})
	drive.Soon()
}
