package story

import "race/drive"

func Drive() {
	run(&config{})
	drive.Soon()
}
