package story

import "race/drive"

func Drive() {
	start(map[string]int{"a": 1})
	drive.Soon()
}
