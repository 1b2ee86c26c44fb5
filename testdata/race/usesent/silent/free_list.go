package story

import "race/drive"

func Drive() {
	full, free := make(chan []byte, 4), make(chan []byte, 4)
	free <- make([]byte, 64)
	drive.Receive(full, func(b []byte) {
		drive.First(b)
		select {
		case free <- b:
		default:
		}
	})
	copyLoop(drive.Source(), full, free)
	withDefault(drive.Source(), full, free)
}
