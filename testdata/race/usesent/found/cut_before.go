package story

import "race/drive"

func Drive() {
	out := make(chan []byte)
	drive.Receive(out, func(b []byte) { drive.Use(string(b)) })
	split(out, []byte("line of text"))
	drive.Soon()
}
