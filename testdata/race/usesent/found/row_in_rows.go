package story

import "race/drive"

func Drive() {
	out := make(chan [][]int)
	drive.Receive(out, func(m [][]int) { drive.Use(m[0][0]) })
	matrix(out)
	drive.Soon()
}
