package story

import "race/drive"

func Drive() {
	dispatch(drive.Source())
	drive.Soon()
}
