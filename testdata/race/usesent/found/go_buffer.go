package story

import "race/drive"

func Drive() {
	listen(drive.Packets())
	drive.Soon()
}
