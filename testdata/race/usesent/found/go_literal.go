package story

import "race/drive"

func Drive() {
	pump(drive.Source(), drive.First)
	drive.Soon()
}
