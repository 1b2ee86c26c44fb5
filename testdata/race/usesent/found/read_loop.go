package story

import "race/drive"

func Drive() {
	packets := make(chan []byte)
	drive.Receive(packets, drive.First)
	serve(drive.Conn(), packets)
}
