package story

import "race/drive"

func Drive() {
	run([]string{"a", "b", "c"})
	drive.Soon()
}
