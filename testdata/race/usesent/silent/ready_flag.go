package story

import "race/drive"

func Drive() {
	started()
	drive.Soon()
}
