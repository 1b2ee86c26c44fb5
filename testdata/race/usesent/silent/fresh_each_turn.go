package story

import "race/drive"

func Drive() {
	out := make(chan []byte)
	drive.Receive(out, drive.First)
	read(drive.Source(), out)
	each := make(chan *item)
	drive.Receive(each, func(i *item) { drive.Use(i.id) })
	items(each)
}
