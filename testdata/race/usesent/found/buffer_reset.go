package story

import "race/drive"

func Drive() {
	out := make(chan []byte)
	drive.Receive(out, drive.First)
	encode(out, []int{1, 2, 3})
}
