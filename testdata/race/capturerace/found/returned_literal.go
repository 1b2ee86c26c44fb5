package track

import "race/drive"

func Drive() {
	events := make(chan int)
	stop := Track(events)
	events <- 1
	stop()
	drive.Soon()
}
